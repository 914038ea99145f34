using Npgsql;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Hosting;

/// <summary>A database that nobody has migrated yet.</summary>
public sealed class EmptyDatabase : IAsyncDisposable
{
    private readonly TestDatabases _databases;

    private EmptyDatabase(TestDatabases databases, string connectionString)
    {
        _databases = databases;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    public static async Task<EmptyDatabase> CreateAsync(TestDatabases databases)
    {
        var server = Environment.GetEnvironmentVariable(TestDatabases.Variable);
        Assert.SkipWhen(server is null, $"{TestDatabases.Variable} names no PostgreSQL server.");
        var name = $"test_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE template0", connection);
        await command.ExecuteNonQueryAsync();
        return new EmptyDatabase(
            databases,
            new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString
        );
    }

    public async Task<long> TableCountAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'",
            connection
        );
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync() => await _databases.DropAsync(ConnectionString);
}
