using System.Text.Json.Nodes;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.WebhookSteps;

namespace StreamHub.IntegrationTests.Features.WebhookEndpoints;

/// <summary>What happens is sent, signed, to whoever wants it.</summary>
public sealed class WebhookDeliveryTests(WebhookServer server) : IClassFixture<WebhookServer>
{
    [Fact]
    public async Task An_event_is_sent_as_the_log_tells_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(receiver.Url);

        await owner.DeleteSomeVideoAsync();

        var message = (await receiver.WhenReceivedAsync(1)).ShouldHaveSingleItem();
        var told = (await owner.Api.EventsAsync()).ShouldHaveSingleItem();
        message.Id.ShouldBe(told.Id);
        message.Headers["content-type"].ShouldBe("application/json");
        JsonNode.DeepEquals(JsonNode.Parse(message.Body), JsonNode.Parse(told.Json)).ShouldBeTrue(message.Body);
        var details = await owner.Api.WhenInStateAsync(endpoint, "delivered");
        details.Id("delivery.eventId").ShouldBe(told.Id);
        details.Text("delivery.eventType").ShouldBe("video:deleted");
        var attempt = details.At("attempts").EnumerateArray().ShouldHaveSingleItem();
        attempt.GetProperty("number").GetInt32().ShouldBe(1);
        attempt.GetProperty("status").GetInt32().ShouldBe(204);
    }

    [Fact]
    public async Task The_libraries_of_Standard_Webhooks_and_Svix_take_what_is_sent()
    {
        NodeTools.SkipWhenMissing();
        await using var receiver = await WebhookReceiver.StartAsync();
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(receiver.Url);
        (await owner.Api.PostAsync($"{endpoint.Path}/test")).ShouldBe(202);
        var message = (await receiver.WhenReceivedAsync(1))[0];
        JsonNode.Parse(message.Body)!["type"]!.GetValue<string>().ShouldBe("webhook:test");

        (await JudgeAsync(endpoint.Secret, message)).ShouldBe("taken");
        (await JudgeAsync(endpoint.Secret, message with { Body = $"{message.Body} " })).ShouldBe("refused");
        (await JudgeBySvixAsync(endpoint.Secret, message)).ShouldBe("taken");
        (await JudgeBySvixAsync(endpoint.Secret, message with { Body = $"{message.Body} " })).ShouldBe("refused");
    }

    [Fact]
    public async Task For_a_day_after_a_rotation_either_secret_will_do()
    {
        NodeTools.SkipWhenMissing();
        await using var receiver = await WebhookReceiver.StartAsync();
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(receiver.Url);

        var rotated = (await owner.Api.PostAsync($"{endpoint.Path}/rotate-secret")).ShouldBe(200).Text("secret");

        rotated.ShouldNotBe(endpoint.Secret);
        (await owner.Api.PostAsync($"{endpoint.Path}/test")).ShouldBe(202);
        var message = (await receiver.WhenReceivedAsync(1))[0];
        message.Signatures.Length.ShouldBe(2);
        foreach (var secret in new[] { rotated, endpoint.Secret })
        {
            (await JudgeAsync(secret, message)).ShouldBe("taken");
        }

        server.Advance(TimeSpan.FromHours(24));
        var later = await server.LogInAgainAsync(owner);
        (await later.Api.PostAsync($"{endpoint.Path}/test")).ShouldBe(202);
        (await receiver.WhenReceivedAsync(2))[1].Signatures.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Only_the_types_that_an_endpoint_wants_are_sent_to_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var owner = await server.RegisterAsync();
        var other = await owner.CreateEndpointAsync(receiver.Url, "video:ready", "video:failed");
        await owner.CreateEndpointAsync(receiver.Url, "video:ready", "video:deleted");

        await owner.DeleteSomeVideoAsync();
        await owner.DeleteSomeVideoAsync();

        await receiver.WhenReceivedAsync(2);
        (await owner.Api.DeliveriesAsync(other)).ShouldBeEmpty();
        receiver.Received.Select(message => message.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task Only_what_happens_after_it_was_made_is_sent()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var owner = await server.RegisterAsync();
        await owner.DeleteSomeVideoAsync();
        await owner.CreateEndpointAsync(receiver.Url);

        var video = await owner.DeleteSomeVideoAsync();

        var message = (await receiver.WhenReceivedAsync(1)).ShouldHaveSingleItem();
        JsonNode.Parse(message.Body)!["subjectId"]!.GetValue<Guid>().ShouldBe(video);
    }

    [Fact]
    public async Task Nothing_of_an_organization_goes_to_another()
    {
        await using var hers = await WebhookReceiver.StartAsync();
        await using var theirs = await WebhookReceiver.StartAsync();
        var owner = await server.RegisterAsync();
        var stranger = await server.RegisterAsync();
        await owner.CreateEndpointAsync(hers.Url);
        await stranger.CreateEndpointAsync(theirs.Url);

        await owner.DeleteSomeVideoAsync();
        await hers.WhenReceivedAsync(1);
        var video = await stranger.DeleteSomeVideoAsync();

        var message = (await theirs.WhenReceivedAsync(1)).ShouldHaveSingleItem();
        JsonNode.Parse(message.Body)!["subjectId"]!.GetValue<Guid>().ShouldBe(video);
    }

    [Fact]
    public async Task A_slow_receiver_holds_up_no_other()
    {
        const int MoreThanOneGets = 20;
        await using var slow = await WebhookReceiver.StartAsync();
        await using var quick = await WebhookReceiver.StartAsync();
        slow.Hold();
        var owner = await server.RegisterAsync();
        await owner.CreateEndpointAsync(slow.Url);
        await owner.CreateEndpointAsync(quick.Url);

        for (var i = 0; i < MoreThanOneGets; i++)
        {
            await owner.DeleteSomeVideoAsync();
        }

        await quick.WhenReceivedAsync(MoreThanOneGets);
        slow.Received.Count.ShouldBeLessThanOrEqualTo(8);
        slow.LetGo();
        await slow.WhenReceivedAsync(MoreThanOneGets);
        slow.Received.Select(message => message.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task Deliveries_are_listed_in_parts_and_by_state()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(receiver.Url);
        for (var i = 0; i < 3; i++)
        {
            await owner.DeleteSomeVideoAsync();
        }

        await Eventually.GetsAsync(
            () => owner.Api.DeliveriesAsync(endpoint, "?state=delivered"),
            delivered => delivered.Count == 3,
            "all to be delivered"
        );

        var first = (await owner.Api.GetAsync($"{endpoint.Path}/deliveries?limit=2")).ShouldBe(200);
        var second = await owner.Api.DeliveriesAsync(endpoint, $"?limit=2&cursor={first.Text("nextCursor")}");
        var ids = first.At("items").EnumerateArray().Concat(second).Select(one => one.GetProperty("eventId").GetGuid());
        var events = (await owner.Api.EventsAsync()).Select(told => told.Id).Reverse();
        ids.ShouldBe(events);
        (await owner.Api.DeliveriesAsync(endpoint, "?state=pending")).ShouldBeEmpty();
        (await owner.Api.DeliveriesAsync(endpoint, "?state=failed")).ShouldBeEmpty();
    }

    private async Task<string> JudgeAsync(string secret, ReceivedWebhook message)
    {
        var input = new
        {
            secret,
            headers = message.Headers,
            payload = message.Body,
            now = server.Time.GetUtcNow().ToUnixTimeSeconds(),
        };
        return (await NodeScript.RunAsync("standard-webhooks.mjs", input)).GetProperty("result").GetString()!;
    }

    private async Task<string> JudgeBySvixAsync(string secret, ReceivedWebhook message)
    {
        var input = new
        {
            secret,
            id = message.Headers["webhook-id"],
            time = message.Headers["webhook-timestamp"],
            payload = message.Body,
            signature = message.Headers["webhook-signature"],
            now = server.Time.GetUtcNow().ToUnixTimeSeconds(),
        };
        return (await NodeScript.RunAsync("svix.mjs", input)).GetProperty("result").GetString()!;
    }
}
