using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>The environments there are: the one of the settings, and those that a test added.</summary>
public sealed class MuxEnvironments(SandboxStore store, SandboxSettings settings)
{
    private const int IdLength = 12;

    public IReadOnlyList<MuxEnvironment> All => store.Read(AllIn);

    public MuxEnvironment Default => Get(settings.Mux.EnvironmentId);

    public MuxEnvironment Get(string id) => store.Read(state => Find(state, id)) ?? throw MuxException.NotFound();

    public MuxEnvironment Add(string name, IReadOnlyList<string>? permissions = null)
    {
        var environment = new MuxEnvironment
        {
            Id = Identifiers.Prefixed("", IdLength),
            Name = name,
            TokenId = Guid.NewGuid().ToString(),
            TokenSecret = Identifiers.Prefixed("", 75),
            Permissions = permissions ?? MuxPermission.All,
            WebhookSecret = Identifiers.Hex(),
        };
        store.Change(state => state.Mux.Environments.Add(environment.Id, environment));
        return environment;
    }

    public MuxEnvironment Change(string id, Func<MuxEnvironment, MuxEnvironment> change) =>
        store.Change(state => state.Mux.Environments[id] = change(Find(state, id) ?? throw MuxException.NotFound()));

    /// <summary>Whose token an <c>Authorization</c> header carries, or null for nobody's.</summary>
    internal MuxEnvironment? Authenticate(string? header)
    {
        if (
            !AuthenticationHeaderValue.TryParse(header, out var credentials)
            || !credentials.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            || credentials.Parameter is not { } parameter
        )
        {
            return null;
        }

        var given = Encoding.UTF8.GetBytes(parameter);
        return All.FirstOrDefault(environment => CryptographicOperations.FixedTimeEquals(given, TokenOf(environment)));
    }

    private static byte[] TokenOf(MuxEnvironment environment)
    {
        var pair = Encoding.UTF8.GetBytes($"{environment.TokenId}:{environment.TokenSecret}");
        return Encoding.UTF8.GetBytes(Convert.ToBase64String(pair));
    }

    private MuxEnvironment Configured =>
        new()
        {
            Id = settings.Mux.EnvironmentId,
            Name = "Sandbox",
            TokenId = settings.Mux.TokenId,
            TokenSecret = settings.Mux.TokenSecret,
            WebhookUrl = settings.Mux.WebhookUrl,
            WebhookSecret = settings.Mux.WebhookSecret,
        };

    private MuxEnvironment? Find(SandboxState state, string id) =>
        state.Mux.Environments.GetValueOrDefault(id) ?? (id == settings.Mux.EnvironmentId ? Configured : null);

    private List<MuxEnvironment> AllIn(SandboxState state) =>
        state.Mux.Environments.ContainsKey(settings.Mux.EnvironmentId)
            ? [.. state.Mux.Environments.Values]
            : [Configured, .. state.Mux.Environments.Values];
}
