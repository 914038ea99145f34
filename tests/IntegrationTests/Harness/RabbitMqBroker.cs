using System.Globalization;
using System.Net.Sockets;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>A broker of its own: own ports, own data, own cookie, and nothing of it is left afterwards.</summary>
public sealed class RabbitMqBroker : IAsyncDisposable
{
    public const string Missing =
        "RabbitMQ's server is not installed (Debian: rabbitmq-server); build/cluster installs it.";

    private const string Server = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly string _folder = Directory.CreateTempSubdirectory("streamhub-broker-").FullName;
    private readonly int _port = FreePort.Next();
    private readonly List<ChildProcess> _processes = [];

    public static bool IsInstalled => File.Exists(Server);

    public string Address => $"amqp://guest:guest@127.0.0.1:{_port}/";

    public async Task StartAsync()
    {
        var names = FreePort.Next();
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = _folder,
            ["ERL_EPMD_PORT"] = Text(names),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODENAME"] = $"test-{Environment.ProcessId}-{_port}@localhost",
            ["RABBITMQ_DIST_PORT"] = Text(FreePort.Next()),
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = Text(_port),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "none.conf"),
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "enabled_plugins"),
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "data"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
        };
        await File.WriteAllTextAsync(Path.Combine(_folder, "enabled_plugins"), "[].\n");

        // The broker would start a name server that outlives it: this one ends with the test.
        _processes.Add(new ChildProcess("epmd", ["-port", Text(names), "-address", "127.0.0.1"], environment));
        await WhenListeningAsync(names);
        _processes.Add(new ChildProcess(Server, [], environment));
        await WhenListeningAsync(_port);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.AsEnumerable().Reverse())
        {
            await process.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Task WhenListeningAsync(int port) =>
        Eventually.HoldsAsync(
            async () =>
            {
                if (_processes[^1].HasExited)
                {
                    throw new InvalidOperationException($"The broker ended:\n{_processes[^1].Said}");
                }

                using var client = new TcpClient();
                try
                {
                    await client.ConnectAsync("127.0.0.1", port);
                    return true;
                }
                catch (SocketException)
                {
                    return false;
                }
            },
            "the broker to listen"
        );
}
