using Shouldly;
using StreamHub.Domain.Channels;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;
using static StreamHub.IntegrationTests.Harness.ChannelSteps;

namespace StreamHub.IntegrationTests.Features.Channels;

public sealed class DisconnectChannelTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Theory]
    [InlineData("youtube")]
    [InlineData("soundcloud")]
    public async Task Its_consent_is_given_back_and_forgotten(string platform)
    {
        var user = await server.RegisterAsync();
        AddAccounts("Zoe");
        var channel = await server.ConnectedAsync(user, platform);

        (await user.Api.DeleteAsync(ChannelPath(channel))).ShouldBe(204);
        (await user.ListChannelsAsync()).At("items").GetArrayLength().ShouldBe(0);
        (await user.Api.DeleteAsync(ChannelPath(channel))).ShouldBeProblem(404, "channel_not_found");
        (await user.Api.PostAsync(RefreshPath(channel))).ShouldBeProblem(404, "channel_not_found");
        await server.WhenIdleAsync();

        server.Sandbox.Google.Grants.ShouldBeEmpty();
        server.Sandbox.SoundCloud.Grants.ShouldBeEmpty();
        var kept = await server.StoredChannelAsync(channel);
        kept.State.ShouldBe(ChannelState.Disconnected);
        kept.SealedTokens.ShouldBeNull();
        (await server.ConnectedAsync(user, platform)).ShouldBe(channel, "It is the same channel again.");
        (await user.Api.DeleteAsync(ChannelPath(channel))).ShouldBe(204);
        await server.WhenIdleAsync();
    }

    [Fact]
    public async Task A_platform_that_is_away_is_told_later()
    {
        var user = await server.RegisterAsync();
        AddAccounts("Abe");
        var channel = await server.ConnectedAsync(user, "youtube");
        var fault = new Fault
        {
            Kind = FaultKind.Status,
            Path = "/tokens/revoke",
            Times = 1,
        };
        server.Sandbox.Faults.Set(Vendors.Google, fault);

        (await user.Api.DeleteAsync(ChannelPath(channel))).ShouldBe(204);
        await Eventually.GetsAsync(
            () => Task.FromResult(server.Sandbox.Requests.To(Vendors.Google, "POST", "/tokens/revoke").Count),
            count => count > 0,
            "Google was asked"
        );
        (await server.StoredChannelAsync(channel)).SealedTokens.ShouldNotBeNull("Google could not be told yet.");

        server.Advance(TimeSpan.FromMinutes(5));
        await server.WhenIdleAsync();

        server.Sandbox.Google.Grants.ShouldBeEmpty();
        (await server.StoredChannelAsync(channel)).SealedTokens.ShouldBeNull();
    }

    [Fact]
    public async Task A_channel_that_another_organization_has_too_goes_on_there()
    {
        var user = await server.RegisterAsync();
        var other = await server.RegisterAsync();
        AddAccounts("Bob");
        var channel = await server.ConnectedAsync(user, "youtube");
        var same = await server.ConnectedAsync(other, "youtube");

        (await user.Api.DeleteAsync(ChannelPath(channel))).ShouldBe(204);
        await server.WhenIdleAsync();

        (await other.Api.PostAsync(RefreshPath(same))).ShouldBe(200).Text("state").ShouldBe("connected");
        (await server.StoredChannelAsync(channel)).SealedTokens.ShouldBeNull();
        (await other.Api.DeleteAsync(ChannelPath(same))).ShouldBe(204);
        await server.WhenIdleAsync();
    }

    [Fact]
    public async Task The_channels_of_a_deleted_organization_are_disconnected()
    {
        var user = await server.RegisterAsync();
        AddAccounts("Cat");
        var organization = await user.FoundAsync();
        var acting = user with { Api = user.Api.For($"{organization}") };
        var channel = await server.ConnectedAsync(acting, "youtube");

        (await user.Api.DeleteAsync($"/api/v1/organizations/{organization}")).ShouldBe(204);
        await server.WhenIdleAsync();

        (await server.StoredChannelAsync(channel)).State.ShouldBe(ChannelState.Disconnected);
        server.Sandbox.Google.Grants.ShouldBeEmpty();
    }

    private void AddAccounts(string name)
    {
        server.Sandbox.SoundCloud.AddAccount(name, name);
        server.Sandbox.Google.AddAccount(name, name);
    }
}
