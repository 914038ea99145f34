using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.WebhookEndpoints;

public sealed class WebhookStopTests(WebhookServer server) : IClassFixture<WebhookServer>
{
    [Fact]
    public async Task What_a_server_was_sending_when_it_was_stopped_is_sent_by_the_next_at_once()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Hold();
        var owner = await server.RegisterAsync();
        var endpoint = await owner.CreateEndpointAsync(receiver.Url);
        await owner.DeleteSomeVideoAsync();
        await receiver.WhenReceivedAsync(1);

        await server.RestartAsync();

        await receiver.WhenReceivedAsync(2);
        receiver.LetGo();
        owner = await server.LogInAgainAsync(owner);
        await owner.Api.WhenInStateAsync(endpoint, "delivered");
        receiver.Received.Select(message => message.Id).Distinct().ShouldHaveSingleItem();
    }
}
