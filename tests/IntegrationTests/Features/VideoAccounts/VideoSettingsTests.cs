using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.VideoAccounts;

public sealed class VideoSettingsTests(VideoSettingsTests.Server server) : IClassFixture<VideoSettingsTests.Server>
{
    [Fact]
    public async Task An_organization_chooses_its_vendor_and_leaves_the_choice_again()
    {
        var owner = await server.RegisterAsync();
        var path = VideoAccountSteps.SettingsOf(owner.OrganizationId);
        (await owner.Api.GetAsync(path))
            .ShouldBe(200)
            .At("vendor")
            .ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        (await owner.Api.PutAsync(path, new { vendor = "cloudflare" })).ShouldBe(200);
        (await owner.Api.GetAsync(path)).Text("vendor").ShouldBe("cloudflare");
        (await server.LandingAsync(owner)).ShouldBeNull();

        (await owner.Api.PutAsync(path, new { })).ShouldBe(200);
        (await owner.Api.GetAsync(path)).At("vendor").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_vendor_at_which_there_is_no_account_can_not_be_chosen()
    {
        var owner = await server.RegisterAsync();
        var path = VideoAccountSteps.SettingsOf(owner.OrganizationId);

        (await owner.Api.PutAsync(path, new { vendor = "mux" })).ShouldBeProblem(409, "video_vendor_not_configured");

        (await owner.Api.GetAsync(path)).At("vendor").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await owner.ConnectAsync(server.Sandbox.Mux.AddEnvironment("Customer"))).ShouldBe(200);
        (await owner.PublishAtAsync("mux")).ShouldBe(200);
    }

    /// <summary>The platform has no account at Mux.</summary>
    public sealed class Server(TestDatabases databases) : StreamHubServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string>
            {
                ["Mux:TokenId"] = "",
                ["Mux:TokenSecret"] = "",
                ["Mux:WebhookSecret"] = "",
            };
    }
}
