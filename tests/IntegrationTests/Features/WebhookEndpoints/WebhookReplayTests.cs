using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.WebhookEndpoints;

/// <summary>What was sent, or was not, can be sent again.</summary>
public sealed class WebhookReplayTests(WebhookServer server) : IClassFixture<WebhookServer>
{
    [Fact]
    public async Task What_was_delivered_is_sent_again_when_it_is_asked_for()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(receiver.Url);
        await owner.DeleteSomeVideoAsync();
        var delivered = await owner.Api.WhenInStateAsync(endpoint, "delivered");

        var replayed = await owner.Api.PostAsync($"{WebhookSteps.DeliveryPath(delivered.Id("delivery.id"))}/replay");

        replayed.ShouldBe(202);
        replayed.Text("state").ShouldBe("pending");
        var received = await receiver.WhenReceivedAsync(2);
        received.Select(message => message.Id).Distinct().ShouldHaveSingleItem();
        await owner.Api.WhenTriedAsync(endpoint, 2);
    }

    [Fact]
    public async Task What_happened_while_it_was_disabled_is_sent_only_when_it_is_asked_for()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(receiver.Url);
        (await owner.Api.PostAsync($"{endpoint.Path}/disable")).ShouldBe(200);
        await owner.DeleteSomeVideoAsync();
        var since = (await owner.Api.GetAsync(EventSteps.Events)).At("items")[0].GetProperty("occurredAt").GetString();
        (await owner.Api.PostAsync($"{endpoint.Path}/enable")).ShouldBe(200);
        await owner.DeleteSomeVideoAsync();
        await receiver.WhenReceivedAsync(1);
        var events = (await owner.Api.EventsAsync()).ConvertAll(told => told.Id);
        receiver.Received.Select(message => message.Id).ShouldBe([events[1]]);

        (await owner.Api.PostAsync($"{endpoint.Path}/replay", new { since })).ShouldBe(202);

        var received = await receiver.WhenReceivedAsync(3);
        received.Skip(1).Select(message => message.Id).ShouldBe(events, ignoreOrder: true);
    }

    [Fact]
    public async Task Everything_since_a_time_is_sent_again_and_nothing_before_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(receiver.Url);
        await owner.DeleteSomeVideoAsync();
        server.Advance(TimeSpan.FromSeconds(1));
        await owner.DeleteSomeVideoAsync();
        await owner.DeleteSomeVideoAsync();
        await receiver.WhenReceivedAsync(3);
        var items = (await owner.Api.GetAsync(EventSteps.Events)).At("items").EnumerateArray().ToList();
        var since = items[1].GetProperty("occurredAt").GetString();
        await Eventually.GetsAsync(
            () => owner.Api.DeliveriesAsync(endpoint, "?state=delivered"),
            delivered => delivered.Count == 3,
            "all to be delivered"
        );

        (await owner.Api.PostAsync($"{endpoint.Path}/replay", new { since })).ShouldBe(202);

        var received = await receiver.WhenReceivedAsync(5);
        received
            .Skip(3)
            .Select(message => message.Id)
            .ShouldBe(items.Skip(1).Select(item => item.GetProperty("id").GetGuid()), ignoreOrder: true);
        (await owner.Api.DeliveriesAsync(endpoint)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_waited_when_it_was_disabled_goes_on_when_it_is_enabled()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.AnswerWith(500);
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(receiver.Url);
        await owner.DeleteSomeVideoAsync();
        await owner.Api.WhenTriedAsync(endpoint, 1);
        (await owner.Api.PostAsync($"{endpoint.Path}/disable")).ShouldBe(200);
        receiver.AnswerWith(200);
        server.Advance(TimeSpan.FromMinutes(5));

        (await owner.Api.PostAsync($"{endpoint.Path}/enable")).ShouldBe(200);

        await owner.Api.WhenInStateAsync(endpoint, "delivered");
        receiver.Received.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_waits_goes_to_the_new_address()
    {
        await using var former = await WebhookReceiver.StartAsync();
        await using var present = await WebhookReceiver.StartAsync();
        former.AnswerWith(500);
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(former.Url);
        await owner.DeleteSomeVideoAsync();
        await owner.Api.WhenTriedAsync(endpoint, 1);

        (await owner.Api.PatchAsync(endpoint.Path, new { url = present.Url })).ShouldBe(200);
        server.Advance(TimeSpan.FromSeconds(6));

        await present.WhenReceivedAsync(1);
        former.Received.ShouldHaveSingleItem();
    }
}
