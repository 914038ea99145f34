using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using StreamHub.IntegrationTests.Harness;
using StreamHub.WebApi.Modules;

namespace StreamHub.IntegrationTests.Hosting;

/// <summary>The server as an operator starts it: a process of its own, told everything by its environment.</summary>
public sealed class ServerProcess : IDisposable
{
    private const int Terminate = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public IReadOnlyCollection<string> Output => _output;

    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Settings of an installation that lacks nothing but a database.</summary>
    public static Dictionary<string, string> CompleteSettings() =>
        new()
        {
            ["App__PublicUrl"] = "https://streamhub.test/",
            ["Auth__SigningSecret"] = Secret(),
            ["Vault__CurrentKeyId"] = "test",
            ["Vault__Keys__test"] = Secret(),
            ["Email__Smtp__Host"] = "127.0.0.1",
            ["Stripe__BaseUrl"] = "http://127.0.0.1:9/",
            ["Stripe__SecretKey"] = "sk_test_nobody",
            ["Stripe__WebhookSecret"] = "whsec_nobody",
            ["Cloudflare__ApiBaseUrl"] = "http://127.0.0.1:9/",
            ["Cloudflare__PlaybackBaseUrl"] = "http://127.0.0.1:9/",
            ["Cloudflare__AccountId"] = "5a4d0b0c5a4d0b0c5a4d0b0c5a4d0b0c",
            ["Cloudflare__ApiToken"] = "nobody",
            ["Cloudflare__WebhookSecret"] = "nobody",
        };

    public static ServerProcess Start(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var server = typeof(IEndpointModule).Assembly.Location;
        var start = new ProcessStartInfo(DotnetHost(), [server, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(server),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new ServerProcess(new Process { StartInfo = start });
    }

    /// <summary>Its address, as soon as it listens.</summary>
    public async Task<Uri> ListeningAsync()
    {
        const string Sign = "Now listening on: ";
        var line = await Eventually.GetsAsync(
            () => Task.FromResult(Output.FirstOrDefault(text => text.Contains(Sign)) ?? Stopped()),
            text => text is not null,
            "the server to listen"
        );
        return new Uri(line!.Split(Sign)[1].Split('"')[0]);
    }

    /// <summary>As an orchestrator does: SIGTERM.</summary>
    public void AskToStop()
    {
        if (Kill(_process.Id, Terminate) != 0)
        {
            throw new InvalidOperationException($"The signal failed with {Marshal.GetLastPInvokeError()}.");
        }
    }

    public async Task<int> ExitCodeAsync()
    {
        using var bound = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(bound.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }

    // The host that runs these tests: three folders above the runtime that it brought.
    private static string DotnetHost() =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    private static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    private string? Stopped() =>
        _process.HasExited
            ? throw new InvalidOperationException($"It ended: {string.Join('\n', Errors.Concat(Output))}")
            : null;
}
