using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.ApiKeys;

public sealed class KeySecrecyTests(SecrecyTests.TalkativeServer server) : IClassFixture<SecrecyTests.TalkativeServer>
{
    [Fact]
    public async Task No_secret_of_a_key_is_in_a_log_or_at_rest()
    {
        var user = await server.RegisterAsync();
        var idempotent = await user.Api.SendAsync(
            HttpMethod.Post,
            KeySteps.Path,
            new StringContent("""{"name":"n","scopes":["videos:read"]}""", null, "application/json"),
            ("Idempotency-Key", $"{Guid.NewGuid()}")
        );
        var key = await user.CreateKeyAsync();
        var rotated = await user.RotateKeyAsync(key, overlapSeconds: 60);
        var secrets = new[] { idempotent.ShouldBe(201).Text("secret"), key.Secret, rotated.Secret };
        foreach (var secret in secrets)
        {
            (await server.VideosWithAsync(secret)).ShouldBe(200);
            (await server.VideosWithAsync(secret[..^1] + "_")).ShouldBeProblem(401, "api_key_malformed");
            (await server.ClientWith(secret).GetAsync("/api/v1/auth/profile")).ShouldBe(403);
        }

        (await user.Api.DeleteAsync(KeySteps.PathOf(key.Id))).ShouldBe(204);
        (await server.VideosWithAsync(rotated.Secret)).ShouldBe(401);

        // Also what a typing error leaves of a key must not be told.
        var parts = secrets.Select(secret => secret[..^1]).ToList();
        server.Logs.Lines.ShouldContain(line => line.Contains("CreateApiKey succeeded"));
        server.Logs.Lines.Where(line => parts.Exists(line.Contains)).ShouldBeEmpty();
        var contents = await DatabaseContents.ReadAsync(server);
        contents.Tables.ShouldContain(table => table.StartsWith("api_key_secrets") && table.Contains("<hash>"));
        contents.Tables.Where(table => parts.Exists(table.Contains)).ShouldBeEmpty();
    }
}
