using Shouldly;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class WebhookOnlyServer(TestDatabases databases) : ClerkServer(databases)
{
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings) { ["Clerk:SecretKey"] = string.Empty };
}

/// <summary>Without a key for Clerk's Backend API, only whom a webhook told of comes in.</summary>
public sealed class ClerkByWebhookOnlyTests(WebhookOnlyServer server) : IClassFixture<WebhookOnlyServer>
{
    [Fact]
    public async Task Somebody_is_unknown_until_the_webhook_comes()
    {
        server.Sandbox.Webhooks.Hold(Vendors.Clerk);
        var cleo = server.Clerk.CreateUser(ClerkServer.NewEmail(), "Cleo");
        (await server.ComeInAsync(cleo)).ShouldBeProblem(403, "identity_unknown");

        server.Sandbox.Webhooks.Release(Vendors.Clerk);
        await server.WhenIdleAsync();

        (await server.ComeInAsync(cleo)).ShouldBe(200).Text("displayName").ShouldBe("Cleo");
        server.UserFetches(cleo.Id).ShouldBe(0);
    }
}
