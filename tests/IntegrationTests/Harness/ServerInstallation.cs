using Npgsql;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>What server processes of one test class share: a database, the vendors, and their settings.</summary>
public sealed class ServerInstallation(TestDatabases databases) : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _parts = [];
    private SandboxHost? _sandbox;
    private NpgsqlDataSource? _database;
    private string? _connectionString;

    public SandboxHost Sandbox => Started(_sandbox);

    public string ConnectionString => Started(_connectionString);

    public Dictionary<string, string> Settings { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        if (!databases.HasServer)
        {
            return;
        }

        _connectionString = await databases.CreateAsync();
        _database = NpgsqlDataSource.Create(_connectionString);
        _sandbox = await SandboxHost.StartAsync(new SandboxSettings());
        Settings = ServerSettings.For(_sandbox, _connectionString);
        Settings["Messaging:Lease"] = "00:00:10";
    }

    /// <summary>A server that is not started yet, with these settings besides the common ones.</summary>
    public ServerProcess NewServer(params (string Name, string Value)[] settings)
    {
        Started(_sandbox);
        var own = new Dictionary<string, string>(Settings);
        foreach (var (name, value) in settings)
        {
            own[name] = value;
        }

        var server = new ServerProcess(own);
        _parts.Add(server);
        return server;
    }

    /// <summary>Vendors report to this address from now on.</summary>
    public void ReportTo(Uri address)
    {
        Sandbox.Stripe.WebhookUrl = new Uri(address, "webhooks/stripe").AbsoluteUri;
        Sandbox.Cloudflare.WebhookUrl = new Uri(address, "webhooks/cloudflare").AbsoluteUri;
        Sandbox.Mux.WebhookUrl = new Uri(address, "webhooks/mux").AbsoluteUri;
    }

    /// <summary>Looks into the database behind the servers' backs; the query has one value.</summary>
    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var command = Started(_database).CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public Task WhenQueueIsEmptyAsync() =>
        Eventually.GetsAsync(
            () =>
                ReadAsync<string>(
                    """
                    SELECT coalesce(string_agg(concat_ws(' ', name, due_at, fence, failures, last_error), '; '), '')
                    FROM outbox_messages WHERE dead_at IS NULL
                    """
                ),
            waiting => waiting.Length == 0,
            "an empty queue"
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var part in _parts)
        {
            await part.DisposeAsync();
        }

        if (_sandbox is not null)
        {
            SecretNet.OfThisRun.ProtectMails(_sandbox.Mailbox);
            await _sandbox.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
            await databases.DropAsync(ConnectionString);
        }
    }

    private static T Started<T>(T? part)
        where T : class
    {
        Assert.SkipWhen(part is null, TestDatabases.Missing);
        return part;
    }
}
