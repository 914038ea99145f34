using Shouldly;
using StreamHub.Infrastructure.ApiKeys;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.ApiKeys;

public sealed class KeyModeTests(KeyModeTests.TestInstallation server) : IClassFixture<KeyModeTests.TestInstallation>
{
    [Fact]
    public async Task An_installation_gives_out_and_takes_keys_of_its_own_mode()
    {
        var key = await (await server.RegisterAsync()).CreateKeyAsync();

        key.Secret.ShouldStartWith("sh_test_");
        (await server.VideosWithAsync(key.Secret)).ShouldBe(200);
        (await server.VideosWithAsync(ApiKeyText.Create(ApiKeyMode.Live))).ShouldBeProblem(401, "api_key_wrong_mode");
        (await server.VideosWithAsync(ApiKeyText.Create(ApiKeyMode.Test))).ShouldBeProblem(401, "api_key_unknown");
    }

    public sealed class TestInstallation(TestDatabases databases) : StreamHubServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["ApiKeys:Mode"] = "Test" };
    }
}
