namespace StreamHub.IntegrationTests.Harness;

/// <summary>The real server as a process of its own, that can be killed and started again at the same address.</summary>
public sealed class ServerProcess(IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private static readonly TimeSpan TerminationTime = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private ChildProcess? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}/");

    public string Output => _process?.Output ?? string.Empty;

    public void Start()
    {
        var server = Path.Combine(AppContext.BaseDirectory, "StreamHub.WebApi.dll");
        var environment = settings
            .Append(new("urls", Address.AbsoluteUri))
            .Select(setting => KeyValuePair.Create(VariableOf(setting.Key), setting.Value));
        _process = new ChildProcess("dotnet", [server], environment);
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
                    : throw new InvalidOperationException($"The server ended while it started:\n{Output}"),
            "the server to be ready"
        );

    public async Task KillAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
            _process = null;
        }
    }

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
}
