using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Webhooks;
using StreamHub.Infrastructure.Messaging;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>What becomes of a vendor's notification after it was taken in.</summary>
public sealed class WebhookProcessingTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task A_Stripe_event_that_comes_two_hundred_times_at_once_is_processed_once()
    {
        var user = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(user);
        var body = StripeBody("customer.subscription.updated", subscription.Id);
        var before = Asked(Vendors.Stripe, subscription.Id);

        var answers = await DeliverManyAsync(WebhookDoor.Stripe(server), body, 200);

        answers.ShouldAllBe(answer => answer.Status == 200);
        var stored = await WebhookDoor.Stripe(server).FinishedAsync(body);
        stored.State.ShouldBe(WebhookEventState.Processed);
        (Asked(Vendors.Stripe, subscription.Id) - before).ShouldBe(1);
    }

    [Fact]
    public async Task A_Cloudflare_notification_that_comes_fifty_times_at_once_is_processed_once()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();
        var uid = (await server.AtVendorAsync(owner, upload.VideoId)).ShouldNotBeNull().Uid;
        var body = $$$"""{"uid":"{{{uid}}}","status":{"state":"ready"}}""";

        var answers = await DeliverManyAsync(WebhookDoor.Cloudflare(server), body);

        answers.ShouldAllBe(answer => answer.Status == 200);
        var stored = await WebhookDoor.Cloudflare(server).FinishedAsync(body);
        stored.State.ShouldBe(WebhookEventState.Processed);
        Asked(Vendors.Cloudflare, uid).ShouldBe(1);
    }

    [Fact]
    public async Task The_vendors_own_word_counts_not_the_notifications()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();
        var uid = (await server.AtVendorAsync(owner, upload.VideoId)).ShouldNotBeNull().Uid;
        var body = $$"""{"uid":"{{uid}}","status":{"state":"ready"},"duration":60}""";

        await WebhookDoor.Cloudflare(server).DeliverAsync(body);
        await WebhookDoor.Cloudflare(server).FinishedAsync(body);

        (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).Text("state").ShouldBe("waitingForUpload");
    }

    [Theory]
    [InlineData("""{"uid":"5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e","status":{"state":"ready"}}""")]
    [InlineData("""{"uid":7,"status":{"state":"ready"}}""")]
    [InlineData("""{"status":{"state":"ready"}}""")]
    public async Task A_notification_of_no_video_of_ours_is_kept_and_ignored(string body)
    {
        (await WebhookDoor.Cloudflare(server).DeliverAsync(body)).ShouldBe(200);

        var stored = await WebhookDoor.Cloudflare(server).FinishedAsync(body);

        stored.State.ShouldBe(WebhookEventState.Ignored);
        stored.Note.ShouldNotBeNull().ShouldContain("No video of ours");
        stored.FinishedAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("radar.early_fraud_warning.created", ""","data":{"object":{"id":"issfr_1"}}""")]
    [InlineData("customer.subscription.updated", ""","data":{"object":{"id":7}}""")]
    [InlineData("customer.subscription.updated", ""","data":7""")]
    [InlineData("invoice.paid", ""","data":{"object":{"id":"in_1","parent":null}}""")]
    [InlineData("ping", "")]
    public async Task A_Stripe_event_that_names_no_subscription_is_kept_and_ignored(string type, string data)
    {
        var body = $$"""{"id":"evt_{{Guid.NewGuid():N}}","type":"{{type}}","livemode":false{{data}}}""";
        (await WebhookDoor.Stripe(server).DeliverAsync(body)).ShouldBe(200);

        var stored = await WebhookDoor.Stripe(server).FinishedAsync(body);

        stored.State.ShouldBe(WebhookEventState.Ignored);
        stored.Type.ShouldBe(type);
        stored.Note.ShouldBe("It names no subscription.");
    }

    [Fact]
    public async Task An_event_of_a_subscription_that_Stripe_does_not_have_is_kept_and_ignored()
    {
        var body = StripeBody("customer.subscription.updated", "sub_unknown");
        (await WebhookDoor.Stripe(server).DeliverAsync(body)).ShouldBe(200);

        var stored = await WebhookDoor.Stripe(server).FinishedAsync(body);

        stored.State.ShouldBe(WebhookEventState.Ignored);
        stored.Note.ShouldNotBeNull().ShouldContain("no such subscription");
    }

    [Fact]
    public async Task A_subscription_of_a_customer_of_somebody_else_is_kept_and_ignored()
    {
        await server.SubscribeAsync(await server.RegisterAsync());
        var price = server.Sandbox.Stripe.Subscriptions[0].Items.Data[0].Price.Id;
        var foreign = await StripeApi.SubscribeForeignCustomerAsync(server, price);
        await server.WhenIdleAsync();

        var events = await server.InDatabaseAsync(database =>
            database.Set<WebhookEvent>().Where(one => one.Payload.Contains(foreign)).ToListAsync()
        );

        events.Count.ShouldBeGreaterThan(2);
        events.ShouldAllBe(one => one.State == WebhookEventState.Ignored);
        events.ShouldContain(one => one.Note!.Contains("belongs to no organization"));
    }

    [Fact]
    public async Task While_Stripe_is_away_its_events_wait_and_are_then_processed()
    {
        var user = await server.RegisterAsync();
        using (VendorOutage.Down(server, Vendors.Stripe, path: "/v1/subscriptions"))
        {
            await server.BuyAsync(user);
            await server.Sandbox.Webhooks.WhenIdleAsync();
            await FailuresAsync(atLeast: 2);
            (await StatesOfAsync(user)).ShouldContain(WebhookEventState.Received);
            (await StatesOfAsync(user)).ShouldNotContain(WebhookEventState.Processed);
        }

        server.Advance(TimeSpan.FromMinutes(5));
        await server.WhenIdleAsync();

        (await StatesOfAsync(user)).ShouldAllBe(state => state == WebhookEventState.Processed);
        (await user.Api.GetAsync(BillingSteps.Plan)).Text("plan.code").ShouldBe("pro");
    }

    [Fact]
    public async Task While_Cloudflare_is_away_its_notifications_wait_and_are_then_processed()
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync();
        var uid = (await server.AtVendorAsync(owner, upload.VideoId)).ShouldNotBeNull().Uid;
        using (VendorOutage.Down(server, Vendors.Cloudflare, path: uid))
        {
            await upload.SendFormAsync(SampleVideo.Bytes);
            await server.Sandbox.Cloudflare.WhenIdleAsync();
            await server.Sandbox.Webhooks.WhenIdleAsync();
            await FailuresAsync(atLeast: 1);
            (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).Text("state").ShouldBe("waitingForUpload");
        }

        server.Advance(TimeSpan.FromMinutes(5));
        await server.WhenIdleAsync();

        (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).Text("state").ShouldBe("ready");
    }

    private static string StripeBody(string type, string subscription) =>
        $$$"""
            {"id":"evt_{{{Guid.NewGuid():N}}}","type":"{{{type}}}","livemode":false,"data":{"object":{"id":"{{{subscription}}}"} } }
            """;

    private static Task<ApiAnswer[]> DeliverManyAsync(WebhookDoor door, string body, int times = 50)
    {
        var signature = door.Sign(body);
        return Task.WhenAll(Enumerable.Range(0, times).Select(_ => door.DeliverAsync(body, signature)));
    }

    private int Asked(string vendor, string id) => server.Sandbox.Requests.To(vendor, "GET", $"/{id}").Count;

    private Task<int> FailuresAsync(int atLeast) =>
        Eventually.GetsAsync(
            () =>
                server.InDatabaseAsync(database => database.Set<OutboxMessage>().SumAsync(message => message.Failures)),
            failures => failures >= atLeast,
            "the processing to fail"
        );

    /// <summary>The states of the events about the user's subscription.</summary>
    private Task<List<WebhookEventState>> StatesOfAsync(User user)
    {
        var subscription = server.AtStripe(user).Id;
        return server.InDatabaseAsync(database =>
            database
                .Set<WebhookEvent>()
                .Where(received => received.Payload.Contains(subscription) && received.Type != "invoice.created")
                .Select(received => received.State)
                .ToListAsync()
        );
    }
}
