using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Videos;

public class VideoAccountTests
{
    private static readonly DateTimeOffset Later = Moments.Noon.AddMinutes(5);

    private readonly VideoAccount _account = VideoAccount.Connect(
        Guid.NewGuid(),
        VideoVendor.Cloudflare,
        "023e105f4ecef8ad9ca31a8372d0c353",
        "sealed",
        playbackBaseUrl: null,
        Moments.Noon
    );

    [Fact]
    public void A_connected_account_was_tested_and_holds_its_vendors_place()
    {
        ShouldBe(VideoAccountState.Connected, VideoVendor.Cloudflare);
        _account.ConnectedAt.ShouldBe(Moments.Noon);
        _account.TestedAt.ShouldBe(Moments.Noon);
        _account.Fault.ShouldBeNull();
        _account.Webhook.ShouldBe(AccountWebhook.None);
    }

    [Fact]
    public void A_superseded_account_gives_its_place_up_and_keeps_its_secrets()
    {
        _account.Subscribe("sealed secret");

        _account.Supersede(Later);

        ShouldBe(VideoAccountState.Superseded, null);
        _account.SealedCredentials.ShouldBe("sealed");
        _account.SealedWebhookSecret.ShouldBe("sealed secret");
    }

    [Fact]
    public void A_rejected_account_loses_its_secrets_and_remembers_why()
    {
        _account.Subscribe("sealed secret");

        _account.Reject(CredentialFault.EditPermissionMissing, Later);

        ShouldBe(VideoAccountState.Disconnected, null);
        _account.SealedCredentials.ShouldBeNull();
        _account.SealedWebhookSecret.ShouldBeNull();
        _account.Webhook.ShouldBe(AccountWebhook.None);
        _account.Fault.ShouldBe(CredentialFault.EditPermissionMissing);
        _account.TestedAt.ShouldBe(Later);
    }

    [Fact]
    public void A_disconnected_account_comes_back_with_fresh_credentials()
    {
        _account.Reject(CredentialFault.TokenRefused, Later);

        _account.Reconnect("fresh", "https://customer-a.cloudflarestream.com/", Later);

        ShouldBe(VideoAccountState.Connected, VideoVendor.Cloudflare);
        _account.SealedCredentials.ShouldBe("fresh");
        _account.Fault.ShouldBeNull();
        _account.ConnectedAt.ShouldBe(Later);
        _account.CreatedAt.ShouldBe(Moments.Noon);
    }

    [Fact]
    public void A_webhook_of_others_leaves_no_secret_behind()
    {
        _account.Subscribe("sealed secret");

        _account.LeaveWebhookToOthers();

        _account.Webhook.ShouldBe(AccountWebhook.Taken);
        _account.SealedWebhookSecret.ShouldBeNull();
    }

    private void ShouldBe(VideoAccountState state, VideoVendor? place)
    {
        _account.State.ShouldBe(state);
        _account.ConnectedTo.ShouldBe(place);
    }
}
