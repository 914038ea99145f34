using System.Runtime.InteropServices;
using StreamHub.WebApi.Modules;
using Xunit;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>
/// The server as an operator starts it: a process of its own, told everything by its environment, that can be killed and
/// started again at the same address.
/// </summary>
public sealed class ServerProcess(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TerminationTime = TimeSpan.FromSeconds(30);

    // What makes a server faster in the long run makes its start slower, and these live for seconds.
    private static readonly Dictionary<string, string> QuickStart = new()
    {
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_EnableWriteXorExecute"] = "0",
    };

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private Microphone? _microphone;
    private ChildProcess? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}/");

    /// <summary>The last lines of its log.</summary>
    public IReadOnlyCollection<string> Output => _process?.Output ?? [];

    /// <summary>What it told the operator.</summary>
    public IReadOnlyCollection<string> Errors => _process?.Errors ?? [];

    public string Said => _process?.Said ?? string.Empty;

    public void Start()
    {
        SecretNet.OfThisRun.ProtectSettings(settings);
        _microphone ??= SecretNet.OfThisRun.Listen($"a process of {TestContext.Current.TestClass?.TestClassName}");
        var environment = settings
            .Append(new("urls", Address.AbsoluteUri))
            .Select(setting => KeyValuePair.Create(VariableOf(setting.Key), setting.Value))
            .Concat(QuickStart);
        _process = new ChildProcess(
            DotnetHost(),
            [typeof(IEndpointModule).Assembly.Location, .. arguments],
            environment,
            inheritsEnvironment: false,
            _microphone.Hear
        );
    }

    public async Task StartAndWaitAsync()
    {
        Start();
        await WhenReadyAsync();
    }

    public Task WhenReadyAsync() =>
        Eventually.HoldsAsync(
            async () =>
                !_process!.HasExited
                    ? await StatusAsync("health/ready") == 200
                    : throw new InvalidOperationException($"The server ended while it started:\n{Said}"),
            "the server to be ready"
        );

    /// <summary>Starts it for a task that ends by itself, or for a start that is refused.</summary>
    public async Task<int> RunAsync()
    {
        Start();
        return await _process!.ExitCodeAsync(Patience);
    }

    public async Task KillAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
            _process = null;
        }
    }

    /// <summary>Asks it to end as an orchestrator does, by SIGTERM.</summary>
    public void Terminate() => _process!.Terminate();

    public Task<int> ExitCodeAsync() => _process!.ExitCodeAsync(TerminationTime);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _http.Dispose();
    }

    /// <returns>Zero when nothing answers.</returns>
    public async Task<int> StatusAsync(string path)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(Address, path));
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    // ASP.NET Core reads the host's own settings with a prefix and all others without.
    private static string VariableOf(string setting) =>
        setting is "environment" or "urls"
            ? $"ASPNETCORE_{setting.ToUpperInvariant()}"
            : setting.Replace(":", "__", StringComparison.Ordinal);

    // The host that runs these tests: three folders above the runtime that it brought.
    private static string DotnetHost() =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
}
