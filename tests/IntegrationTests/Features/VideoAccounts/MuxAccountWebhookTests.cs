using Shouldly;
using StreamHub.Domain.Webhooks;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox.Mux;
using Xunit;

namespace StreamHub.IntegrationTests.Features.VideoAccounts;

/// <summary>How an organization's own environment at Mux reports to us, and who must not speak for it.</summary>
public sealed class MuxAccountWebhookTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task An_accounts_event_refreshes_its_video()
    {
        var (owner, door) = await ConnectedAsync();
        var body = About(await UploadAsync(owner));

        (await DeliverAsync(door, body)).ShouldBe(200);

        (await FinishedAsync(body)).State.ShouldBe(WebhookEventState.Processed);
    }

    /// <summary>By whatever the event calls the video.</summary>
    [Fact]
    public async Task An_event_about_a_video_of_another_account_is_ignored()
    {
        var (_, door) = await ConnectedAsync();
        var (other, othersDoor) = await ConnectedAsync();
        var others = await UploadAsync(other);
        var ofPlatform = await UploadAsync(await PublisherAtMuxAsync());
        string[] strange = [About(others), ByName(others), ByPassthrough(others), About(ofPlatform)];

        foreach (var body in strange)
        {
            (await DeliverAsync(door, body)).ShouldBe(200);
            (await FinishedAsync(body)).State.ShouldBe(WebhookEventState.Ignored, body);
        }

        var byPlatform = About(others);
        (await WebhookDoor.Mux(server).DeliverAsync(byPlatform)).ShouldBe(200);
        (await FinishedAsync(byPlatform)).State.ShouldBe(WebhookEventState.Ignored);
        foreach (var own in new[] { ByName(others), ByPassthrough(others) })
        {
            (await DeliverAsync(othersDoor, own)).ShouldBe(200);
            (await FinishedAsync(own)).State.ShouldBe(WebhookEventState.Processed, own);
        }
    }

    [Fact]
    public async Task An_event_that_names_a_strange_video_first_finds_the_accounts_own()
    {
        var (owner, door) = await ConnectedAsync();
        var (other, _) = await ConnectedAsync();
        var (own, strange) = (await UploadAsync(owner), await UploadAsync(other));
        server.Sandbox.Requests.Clear();
        var body = Event(
            $$$"""{"id":"{{{strange.Uid}}}","asset_id":"{{{own.Uid}}}","passthrough":"{{{strange.Id}}} 9"}"""
        );

        (await DeliverAsync(door, body)).ShouldBe(200);

        (await FinishedAsync(body)).State.ShouldBe(WebhookEventState.Processed);
        var asked = server.Sandbox.Requests.To(VendorSandbox.Vendors.Mux, "GET");
        asked.ShouldContain(request => request.Path.EndsWith(own.Uid));
        asked.ShouldNotContain(request => request.Path.EndsWith(strange.Uid));
    }

    [Fact]
    public async Task The_same_event_from_another_account_is_another_event()
    {
        var (_, one) = await ConnectedAsync();
        var (_, other) = await ConnectedAsync();
        var body = Event("{}");

        foreach (var door in new[] { one, other, one })
        {
            (await DeliverAsync(door, body)).ShouldBe(200);
        }

        (await WebhookDoor.Mux(server).StoredAsync(body)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Only_the_accounts_own_secret_signs_for_it()
    {
        var (owner, door) = await ConnectedAsync();
        var (_, other) = await ConnectedAsync();
        var (ofCloudflare, account) = (await server.RegisterAsync(), server.NewAccount());
        (await ofCloudflare.ConnectAsync(account)).ShouldBe(200);
        var strange = (await server.AccountsOfAsync(ofCloudflare)).Single().Id;
        var body = Event("{}");

        await ShouldRefuseAsync(door with { Secret = other.Secret });
        await ShouldRefuseAsync(door with { Secret = server.Sandbox.Mux.WebhookSecret });
        await ShouldRefuseAsync(door with { Secret = "" });
        await ShouldRefuseAsync(door with { AccountId = Guid.NewGuid() });
        await ShouldRefuseAsync(new Door(strange, server.Sandbox.Cloudflare.WebhookOf(account.Id)!.Secret));
        (await owner.DisconnectAsync("mux")).ShouldBe(204);
        await ShouldRefuseAsync(door);
        (await WebhookDoor.Mux(server).StoredAsync(body)).ShouldBeEmpty();

        async Task ShouldRefuseAsync(Door at) =>
            (await DeliverAsync(at, body)).ShouldBeProblem(400, "invalid_signature");
    }

    [Fact]
    public async Task Without_a_secret_nobody_signs()
    {
        var (owner, environment) = (await server.RegisterAsync(), NewEnvironment());
        (await owner.ConnectAsync(environment)).ShouldBe(200);
        var id = (await server.AccountsOfAsync(owner)).Single().Id;

        foreach (var secret in new[] { "", environment.WebhookSecret, server.Sandbox.Mux.WebhookSecret })
        {
            (await DeliverAsync(new Door(id, secret), Event("{}"))).ShouldBeProblem(400, "invalid_signature");
        }
    }

    private static string About(Known video) =>
        Event($$$"""{"id":"{{{video.Uid}}}","new_asset_settings":{"passthrough":"{{{video.Id}}} 9"}}""");

    private static string ByName(Known video) => Event($$$"""{"upload_id":"{{{video.Uid}}}"}""");

    private static string ByPassthrough(Known video) => Event($$$"""{"id":"a1","passthrough":"{{{video.Id}}} 9"}""");

    private static string Event(string data) =>
        $$$"""{"id":"{{{Guid.NewGuid()}}}","type":"video.asset.ready","data":{{{data}}}}""";

    private MuxEnvironment NewEnvironment() => server.Sandbox.Mux.AddEnvironment("Customer");

    private async Task<User> PublisherAtMuxAsync()
    {
        var user = await server.RegisterAsync();
        (await user.PublishAtAsync("mux")).ShouldBe(200);
        return user;
    }

    private async Task<(User Owner, Door Door)> ConnectedAsync()
    {
        var (owner, environment) = (await PublisherAtMuxAsync(), NewEnvironment());
        (await owner.ConnectAsync(environment, environment.WebhookSecret)).ShouldBe(200);
        return (owner, new Door((await server.AccountsOfAsync(owner)).Single().Id, environment.WebhookSecret));
    }

    private static async Task<Known> UploadAsync(User owner)
    {
        var upload = await owner.BeginUploadAsync("put");
        return new Known(
            upload.VideoId,
            (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).Text("vendorUid")
        );
    }

    private Task<ApiAnswer> DeliverAsync(Door door, string body) =>
        server
            .Anonymous()
            .SendAsync(
                HttpMethod.Post,
                $"/webhooks/mux/{door.AccountId}",
                new StringContent(body),
                ("Mux-Signature", WebhookDoor.Mux(server).Sign(body, secret: door.Secret))
            );

    private Task<WebhookEvent> FinishedAsync(string body) => WebhookDoor.Mux(server).FinishedAsync(body);

    private sealed record Door(Guid AccountId, string Secret);

    private sealed record Known(Guid Id, string Uid);
}
