using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Hosting;

public sealed class StartAndStopTests(TestDatabases databases)
{
    private const string Database = "STREAMHUB_DATABASE";
    private const string Migrate = "migrate";

    [Fact]
    public async Task Migrating_makes_the_schema_and_migrating_again_changes_nothing()
    {
        await using var database = await EmptyDatabase.CreateAsync(databases);

        (await MigrateAsync(database)).ShouldContain(line => line.StartsWith("Applied: ") && line.Contains("Initial"));
        var tables = await database.TableCountAsync();
        (await MigrateAsync(database)).ShouldContain("The schema is up to date.");

        tables.ShouldBeGreaterThan(10);
        (await database.TableCountAsync()).ShouldBe(tables);
    }

    [Fact]
    public async Task Two_that_migrate_at_once_both_succeed()
    {
        await using var database = await EmptyDatabase.CreateAsync(databases);

        await Task.WhenAll(MigrateAsync(database), MigrateAsync(database));

        (await MigrateAsync(database)).ShouldContain("The schema is up to date.");
    }

    [Fact]
    public async Task A_migration_needs_no_secrets()
    {
        await using var database = await EmptyDatabase.CreateAsync(databases);
        var settings = new Dictionary<string, string> { [Database] = database.ConnectionString };
        await using var server = new ServerProcess(settings, Migrate);

        (await server.RunAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_server_serves_until_it_is_asked_to_stop_and_ends_well()
    {
        var settings = ServerSettings.WithoutDatabase();
        settings[Database] = await databases.CreateAsync();
        await using var server = new ServerProcess(settings);
        await server.StartAndWaitAsync();

        server.Terminate();

        (await server.ExitCodeAsync()).ShouldBe(0);
        server.Errors.ShouldBeEmpty();
        await databases.DropAsync(settings[Database]);
    }

    [Fact]
    public async Task Every_line_that_a_server_logs_is_json()
    {
        var settings = ServerSettings.WithoutDatabase();
        settings[Database] = await databases.CreateAsync();
        await using var server = new ServerProcess(settings);
        await server.StartAndWaitAsync();
        (await Account.ClientOf(server.Address).GetAsync("/health")).ShouldBe(200);
        server.Terminate();
        await server.ExitCodeAsync();

        server.Output.ShouldNotBeEmpty();
        server.Output.ShouldAllBe(line => line.StartsWith('{') && line.EndsWith('}'));
        await databases.DropAsync(settings[Database]);
    }

    private static async Task<IReadOnlyCollection<string>> MigrateAsync(EmptyDatabase database)
    {
        var settings = ServerSettings.WithoutDatabase();
        settings[Database] = database.ConnectionString;
        await using var server = new ServerProcess(settings, Migrate);
        (await server.RunAsync()).ShouldBe(0, string.Join('\n', server.Errors));
        return server.Output;
    }
}
