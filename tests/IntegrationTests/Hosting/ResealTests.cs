using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Persistence;
using StreamHub.Infrastructure.Security.Resealing;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Hosting;

/// <summary>The vault's keys can be exchanged: what an older one sealed is sealed anew, and then it can go.</summary>
public sealed class ResealTests(ResealTests.Rotating server) : IClassFixture<ResealTests.Rotating>
{
    [Fact]
    public async Task After_resealing_everything_opens_without_the_old_key()
    {
        var owner = await server.RegisterAsync();
        var account = server.NewAccount();
        (await owner.ConnectAsync(account)).ShouldBe(200);
        var (careful, totp, _) = await server.RegisterWithTwoFactorAsync();
        var key = ("Idempotency-Key", $"key-{Guid.NewGuid():N}");
        var upload = await UploadAsync(owner, key);
        server.Sandbox.Google.AddAccount("Owner", "Owner");
        var channel = await server.ConnectedAsync(owner, "youtube");
        await server.PublishedJobAsync(owner);
        var endpoint = await owner.CreateEndpointAsync();
        (await owner.Api.PostAsync($"{endpoint.Path}/rotate-secret")).ShouldBe(200);
        (await server.SealedByAsync("test")).ShouldBeGreaterThanOrEqualTo(9);

        server.Keys("new", "test", "new");
        await server.RestartAsync();
        var kinds = await ResealAsync();

        kinds.Count.ShouldBe(9);
        kinds.ShouldAllBe(kind => kind.Resealed > 0 && kind.Unreadable == 0);
        (await server.SealedByAsync("test")).ShouldBe(0);
        (await ResealAsync()).ShouldAllBe(kind => kind.Resealed == 0 && kind.Current > 0);

        server.Keys("new", "new");
        await server.RestartAsync();
        owner = await server.LogInAgainAsync(owner);
        (await owner.TestCredentialsAsync()).ShouldBe(200).Text("testOutcome").ShouldBe("accepted");
        (await owner.Api.PostAsync(ChannelSteps.RefreshPath(channel)))
            .ShouldBe(200)
            .Text("state")
            .ShouldBe("connected");
        (await UploadAsync(owner, key)).ShouldBe(201).Body.ShouldBe(upload.Body);
        var challenge = await server.ChallengeAsync(careful);
        (await server.AnswerAsync(challenge, server.NextCodeOf(totp))).ShouldBe(200);

        server.Keys("test", "test");
        await server.RestartAsync();
        (await ResealAsync()).ShouldAllBe(kind => kind.Resealed == 0 && kind.Unreadable > 0);
    }

    [Fact]
    public void Every_sealed_column_is_resealed()
    {
        using var context = new PostgreSqlDesignTimeFactory().CreateDbContext([]);

        var columns =
            from entity in context.Model.GetEntityTypes()
            from property in entity.GetProperties()
            where property.Name.StartsWith("Sealed", StringComparison.Ordinal)
            select (entity.ClrType, property.Name);

        columns.ShouldBe(SecretResealer.All.Select(text => (text.Entity, text.Property)), ignoreOrder: true);
    }

    private static Task<ApiAnswer> UploadAsync(User owner, (string, string) key) =>
        owner.Api.SendAsync(
            HttpMethod.Post,
            VideoSteps.Uploads,
            System.Net.Http.Json.JsonContent.Create(new { title = "Film", sizeBytes = 1_000 }),
            key
        );

    private async Task<IReadOnlyList<ResealedKind>> ResealAsync()
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ISecretResealer>().RunAsync(CancellationToken.None);
    }

    /// <summary>A server whose vault's keys change between its lives.</summary>
    public sealed class Rotating(TestDatabases databases) : StreamHubServer(databases)
    {
        private readonly Dictionary<string, string> _keys = new() { ["test"] = Secret(), ["new"] = Secret() };

        private (string Current, string[] Known) _choice = ("test", ["test"]);

        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string>(
                _keys.Select(key =>
                    KeyValuePair.Create($"Vault:Keys:{key.Key}", _choice.Known.Contains(key.Key) ? key.Value : Other)
                )
            )
            {
                ["Vault:CurrentKeyId"] = _choice.Current,
            };

        /// <summary>In the place of a key that was taken away: its own settings can only be overwritten.</summary>
        private static string Other { get; } = Secret();

        public void Keys(string current, params string[] known) => _choice = (current, known);

        public async Task<int> SealedByAsync(string keyId)
        {
            await using var database = NpgsqlDataSource.Create(ConnectionString);
            var tables = new[]
            {
                "SELECT sealed_credentials AS t FROM video_accounts",
                "SELECT sealed_webhook_secret FROM video_accounts",
                "SELECT sealed_tokens FROM channels",
                "SELECT sealed_session FROM publishing_jobs",
                "SELECT sealed_secret FROM webhook_endpoints",
                "SELECT sealed_former_secret FROM webhook_endpoints",
                "SELECT sealed_private_key FROM signing_keys",
                "SELECT sealed_secret FROM two_factors",
                "SELECT sealed_body FROM idempotency_keys",
            };
            await using var command = database.CreateCommand(
                $"SELECT count(*)::int FROM ({string.Join(" UNION ALL ", tables)}) AS s WHERE t LIKE 'v1.{keyId}.%'"
            );
            return (int)(await command.ExecuteScalarAsync())!;
        }

        private static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    }
}
