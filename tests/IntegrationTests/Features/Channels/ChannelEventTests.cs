using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.ChannelSteps;

namespace StreamHub.IntegrationTests.Features.Channels;

public sealed class ChannelEventTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task What_becomes_of_a_channel_is_told_to_its_organization()
    {
        var owner = await server.RegisterAsync();
        var other = await server.RegisterAsync();
        var channel = await owner.ConnectFeedAsync();
        (await owner.Api.DeleteAsync(ChannelPath(channel))).ShouldBe(204);

        var told = await owner.Api.EventsAsync();

        told.Select(one => one.Type).ShouldBe(["channel:connected", "channel:disconnected"]);
        told.ShouldAllBe(one => one.SubjectId == channel && one.Json.Contains("\"platform\":\"rss\""));
        (await other.Api.EventsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_end_of_a_consent_is_told()
    {
        var owner = await server.RegisterAsync();
        var account = server.Sandbox.Google.AddAccount("Ida", "Ida");
        var channel = await server.ConnectedAsync(owner, "youtube");
        server.Sandbox.Google.RevokeAll(account.Id);

        (await owner.Api.PostAsync(RefreshPath(channel))).ShouldBe(200).Text("state").ShouldBe("needsReconnect");

        (await owner.Api.EventsAsync())
            .Select(one => one.Type)
            .ShouldBe(["channel:connected", "channel:needs_reconnect"]);
    }
}
