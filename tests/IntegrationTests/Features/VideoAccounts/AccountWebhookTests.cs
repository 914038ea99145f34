using Shouldly;
using StreamHub.Domain.Webhooks;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Features.VideoAccounts;

/// <summary>How an organization's own account reports to us.</summary>
public sealed class AccountWebhookTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Elsewhere = "https://elsewhere.example/hook";

    [Fact]
    public async Task Connecting_has_the_account_report_to_an_address_of_its_own()
    {
        var (owner, account) = (await server.RegisterAsync(), server.NewAccount());

        (await owner.ConnectAsync(account)).ShouldBe(200).Text("webhook").ShouldBe("subscribed");

        var id = (await server.AccountsOfAsync(owner)).Single().Id;
        server
            .Sandbox.Cloudflare.WebhookOf(account.Id)!
            .Url.ShouldBe($"https://streamhub.test/webhooks/cloudflare/{id}");
        (await owner.ConnectAsync(account)).ShouldBe(200).Text("webhook").ShouldBe("subscribed");
    }

    [Fact]
    public async Task A_webhook_of_somebody_else_is_left_alone_unless_it_is_to_be_replaced()
    {
        var (owner, account) = (await server.RegisterAsync(), server.NewAccount());
        server.Sandbox.Cloudflare.SetWebhookOf(account.Id, Elsewhere, "their-webhook-secret");

        (await owner.ConnectAsync(account)).ShouldBe(200).Text("webhook").ShouldBe("taken");
        server.Sandbox.Cloudflare.WebhookOf(account.Id)!.Url.ShouldBe(Elsewhere);
        (await owner.CredentialsAsync()).Text("webhook").ShouldBe("taken");

        (await owner.ConnectAsync(account, replaceWebhook: true)).ShouldBe(200).Text("webhook").ShouldBe("subscribed");
        server.Sandbox.Cloudflare.WebhookOf(account.Id)!.Url.ShouldStartWith("https://streamhub.test/");
    }

    [Fact]
    public async Task An_accounts_event_refreshes_its_video()
    {
        var (owner, door) = await ConnectedAsync();
        var upload = await owner.BeginUploadAsync();
        var uid = (await server.AtVendorAsync(owner, upload.VideoId))!.Uid;
        var body = BodyOf(uid);

        (await DeliverAsync(door, body, door.Secret)).ShouldBe(200);

        (await FinishedAsync(body)).State.ShouldBe(WebhookEventState.Processed);
    }

    [Fact]
    public async Task An_event_about_a_video_of_another_account_is_ignored()
    {
        var (_, door) = await ConnectedAsync();
        var other = await server.RegisterAsync();
        var upload = await other.BeginUploadAsync();
        var body = BodyOf((await server.AtVendorAsync(other, upload.VideoId))!.Uid);

        (await DeliverAsync(door, body, door.Secret)).ShouldBe(200);

        (await FinishedAsync(body)).State.ShouldBe(WebhookEventState.Ignored);
    }

    [Fact]
    public async Task An_event_whose_account_is_disconnected_before_it_is_processed_is_ignored_with_the_reason()
    {
        var (owner, door) = await ConnectedAsync();
        var upload = await owner.BeginUploadAsync();
        var body = BodyOf((await server.AtVendorAsync(owner, upload.VideoId))!.Uid);
        using (VendorOutage.Down(server, Vendors.Cloudflare))
        {
            var asked = server.Sandbox.Requests.To(Vendors.Cloudflare).Count;
            (await DeliverAsync(door, body, door.Secret)).ShouldBe(200);
            await Eventually.HoldsAsync(
                () => Task.FromResult(server.Sandbox.Requests.To(Vendors.Cloudflare).Count > asked),
                "the vendor to be asked in vain"
            );
            (await owner.DisconnectAsync()).ShouldBe(204);
        }

        server.Advance(TimeSpan.FromHours(1));

        var received = await FinishedAsync(body);
        received.State.ShouldBe(WebhookEventState.Ignored);
        received.Note.ShouldNotBeNull().ShouldContain("disconnected");
    }

    [Fact]
    public async Task The_same_body_from_another_account_is_another_event()
    {
        var (_, one) = await ConnectedAsync();
        var (_, other) = await ConnectedAsync();
        var body = BodyOf($"{Guid.NewGuid():N}");

        foreach (var door in new[] { one, other, one })
        {
            (await DeliverAsync(door, body, door.Secret)).ShouldBe(200);
        }

        (await WebhookDoor.Cloudflare(server).StoredAsync(body)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Only_the_accounts_own_secret_signs_for_it()
    {
        var (owner, door) = await ConnectedAsync();
        var (_, other) = await ConnectedAsync();
        var body = BodyOf($"{Guid.NewGuid():N}");

        (await DeliverAsync(door, body, other.Secret)).ShouldBeProblem(400, "invalid_signature");
        (await DeliverAsync(door, body, server.Sandbox.Cloudflare.WebhookSecret)).ShouldBeProblem(
            400,
            "invalid_signature"
        );
        (await DeliverAsync(door with { AccountId = Guid.NewGuid() }, body, door.Secret)).ShouldBeProblem(
            400,
            "invalid_signature"
        );
        (await owner.DisconnectAsync()).ShouldBe(204);
        (await DeliverAsync(door, body, door.Secret)).ShouldBeProblem(400, "invalid_signature");
        (await WebhookDoor.Cloudflare(server).StoredAsync(body)).ShouldBeEmpty();
    }

    private static string BodyOf(string uid) => $$$"""{"uid":"{{{uid}}}","status":{"state":"ready"}}""";

    private async Task<(User Owner, Door Door)> ConnectedAsync()
    {
        var (owner, account) = (await server.RegisterAsync(), server.NewAccount());
        (await owner.ConnectAsync(account)).ShouldBe(200);
        var id = (await server.AccountsOfAsync(owner)).Single().Id;
        return (owner, new Door(id, server.Sandbox.Cloudflare.WebhookOf(account.Id)!.Secret));
    }

    private Task<ApiAnswer> DeliverAsync(Door door, string body, string secret) =>
        server
            .Anonymous()
            .SendAsync(
                HttpMethod.Post,
                $"/webhooks/cloudflare/{door.AccountId}",
                new StringContent(body),
                ("Webhook-Signature", WebhookDoor.Cloudflare(server).Sign(body, secret: secret))
            );

    private Task<WebhookEvent> FinishedAsync(string body) => WebhookDoor.Cloudflare(server).FinishedAsync(body);

    private sealed record Door(Guid AccountId, string Secret);
}
