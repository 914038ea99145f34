using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Hosting;

public sealed class RefusedStartTests(TestDatabases databases)
{
    private const string Database = "STREAMHUB_DATABASE";
    private const string SigningSecret = "Auth:SigningSecret";

    [Fact]
    public async Task Without_a_database_it_ends_with_one_line_that_says_what_to_do()
    {
        await ShouldAskForADatabaseAsync(new Dictionary<string, string>());
    }

    [Fact]
    public async Task Without_a_database_it_can_not_migrate_either()
    {
        await ShouldAskForADatabaseAsync(new Dictionary<string, string>(), "migrate");
    }

    [Fact]
    public async Task A_database_that_does_not_answer_counts_as_none()
    {
        var settings = ServerSettings.WithoutDatabase();
        settings[Database] = "Host=127.0.0.1;Port=9;Username=nobody;Database=nothing";

        await ShouldAskForADatabaseAsync(settings);
    }

    [Fact]
    public async Task What_is_no_connection_string_counts_as_no_database()
    {
        var settings = ServerSettings.WithoutDatabase();
        settings[Database] = "nonsense";

        await ShouldAskForADatabaseAsync(settings);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("thirty-one bytes are not enough")]
    [InlineData("your_super_secret_jwt_key_change_this_in_production")]
    [InlineData("random_32+_character_secret_key_here")]
    public async Task A_signing_secret_that_is_missing_weak_or_published_stops_the_start(string? secret)
    {
        var settings = ServerSettings.WithoutDatabase();
        settings.Remove(SigningSecret);
        if (secret is not null)
        {
            settings[SigningSecret] = secret;
        }

        var errors = await ErrorsOfAsync(settings);

        errors.ShouldHaveSingleItem().ShouldContain("Auth:SigningSecret");
        if (secret is { Length: > 0 })
        {
            errors.Single().ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task All_that_is_missing_is_named_at_once()
    {
        var errors = await ErrorsOfAsync(new Dictionary<string, string>());

        errors.ShouldContain(line => line.Contains("Auth:SigningSecret"));
        errors.ShouldContain(line => line.Contains("Vault:CurrentKeyId"));
        errors.ShouldContain(line => line.Contains("App:PublicUrl"));
        errors.ShouldContain(line => line.Contains("Stripe:SecretKey"));
        errors.ShouldAllBe(line => !line.Contains("   at "));
    }

    [Fact]
    public async Task An_unmigrated_database_is_left_alone_and_the_operator_told_to_migrate()
    {
        await using var database = await EmptyDatabase.CreateAsync(databases);
        var settings = ServerSettings.WithoutDatabase();
        settings[Database] = database.ConnectionString;
        await using var server = new ServerProcess(settings);

        (await server.RunAsync()).ShouldNotBe(0);

        server.Errors.ShouldHaveSingleItem().ShouldContain("'migrate'");
        (await database.TableCountAsync()).ShouldBe(0);
    }

    private static async Task ShouldAskForADatabaseAsync(
        IReadOnlyDictionary<string, string> settings,
        params string[] arguments
    )
    {
        await using var server = new ServerProcess(settings, arguments);

        (await server.RunAsync()).ShouldNotBe(0);

        var line = server.Errors.ShouldHaveSingleItem();
        line.ShouldContain("build/run");
        line.ShouldContain(Database);
    }

    private async Task<IReadOnlyCollection<string>> ErrorsOfAsync(Dictionary<string, string> settings)
    {
        var connectionString = await databases.CreateAsync();
        settings[Database] = connectionString;
        await using var server = new ServerProcess(settings);
        (await server.RunAsync()).ShouldNotBe(0);
        await databases.DropAsync(connectionString);
        return server.Errors;
    }
}
