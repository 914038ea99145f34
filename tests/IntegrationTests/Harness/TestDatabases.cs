using Microsoft.EntityFrameworkCore;
using Npgsql;
using StreamHub.Infrastructure.Persistence.PostgreSql;
using StreamHub.IntegrationTests.Harness;
using Xunit;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace StreamHub.IntegrationTests.Harness;

/// <summary>
/// One migrated template a run, and a clone of it for each test class, on the server that <c>STREAMHUB_TEST_POSTGRES</c>
/// names. Without a server the tests that need one are skipped, and say so.
/// </summary>
public sealed class TestDatabases : IAsyncLifetime
{
    public const string Variable = "STREAMHUB_TEST_POSTGRES";

    public const string Missing = $"{Variable} names no PostgreSQL server; build/test starts one.";

    /// <summary>Tests send floods; those that are about the limits set them.</summary>
    private const string PlansWithoutRateLimit = "UPDATE plans SET requests_per_minute = 1000000";

    private readonly string? _server = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server
        ? server
        : null;
    private readonly string _template = $"template_{Guid.NewGuid():N}";
    private readonly SemaphoreSlim _cloning = new(1, 1);

    public bool HasServer => _server is not null;

    public async ValueTask InitializeAsync()
    {
        if (_server is null)
        {
            return;
        }

        await ExecuteAsync($"CREATE DATABASE {_template}");
        var options = new DbContextOptionsBuilder<PostgreSqlDbContext>().UseNpgsql(Unpooled(_template)).Options;
        await using var context = new PostgreSqlDbContext(options);
        await context.Database.MigrateAsync();
        await context.Database.ExecuteSqlRawAsync(PlansWithoutRateLimit);
    }

    /// <returns>The connection string of a database that nobody else uses.</returns>
    public async Task<string> CreateAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await _cloning.WaitAsync();
        try
        {
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {_template}");
        }
        finally
        {
            _cloning.Release();
        }

        return new NpgsqlConnectionStringBuilder(_server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    public async Task DropAsync(string connectionString)
    {
        await using (var pool = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(pool);
        }

        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await ExecuteAsync($"DROP DATABASE IF EXISTS {_template} WITH (FORCE)");
        }

        _cloning.Dispose();
    }

    private string Unpooled(string database) =>
        new NpgsqlConnectionStringBuilder(_server) { Database = database, Pooling = false }.ConnectionString;

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Unpooled("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
