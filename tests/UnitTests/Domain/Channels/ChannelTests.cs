using Shouldly;
using StreamHub.Domain.Channels;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Channels;

public class ChannelTests
{
    private static readonly DateTimeOffset Now = Moments.Noon;
    private static readonly SealedConsent Consent = new("sealed", ["upload"], Now.AddHours(1));

    [Fact]
    public void A_consent_makes_it_connected_and_due_before_its_access_ends()
    {
        var channel = Consented();

        channel.State.ShouldBe(ChannelState.Connected);
        channel.SealedTokens.ShouldBe("sealed");
        channel.Scopes.ShouldBe(["upload"]);
        channel.RefreshDueAt.ShouldBe(Now.AddHours(1) - Channel.RefreshAhead);
        channel.RefreshedAt.ShouldBe(Now);
    }

    [Fact]
    public void Access_that_does_not_end_is_never_due()
    {
        var channel = Consented(Consent with { AccessEndsAt = null });

        channel.RefreshDueAt.ShouldBeNull();
    }

    [Fact]
    public void One_at_a_time_refreshes_it()
    {
        var channel = Consented();

        channel.BeginRefresh(Now).IsSuccess.ShouldBeTrue();
        channel.BeginRefresh(Now).Error.ShouldBe(ChannelErrors.RefreshRunning);
        channel.BeginRefresh(Now + Channel.RefreshLease).IsSuccess.ShouldBeTrue();
        channel.FinishRefresh(Consent with { SealedTokens = "fresh" }, Now);
        channel.BeginRefresh(Now).IsSuccess.ShouldBeTrue();
        channel.SealedTokens.ShouldBe("fresh");
    }

    [Fact]
    public void A_refresh_without_an_answer_is_due_again()
    {
        var channel = Consented();
        channel.BeginRefresh(Now);

        channel.AbandonRefresh(Now);

        channel.RefreshDueAt.ShouldBe(Now + 2 * Channel.RefreshLease);
        channel.BeginRefresh(Now).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public void A_lost_consent_is_forgotten_and_keeps_its_place()
    {
        var channel = Consented();
        channel.BeginRefresh(Now);

        channel.LoseConsent(Now);

        channel.State.ShouldBe(ChannelState.NeedsReconnect);
        channel.TakesPlace.ShouldBeTrue();
        channel.SealedTokens.ShouldBeNull();
        channel.AccessEndsAt.ShouldBeNull();
        channel.RefreshDueAt.ShouldBeNull();
        channel.BeginRefresh(Now).Error.ShouldBe(ChannelErrors.ConsentRevoked);
    }

    [Fact]
    public void A_disconnected_one_gives_its_place_back_and_keeps_its_consent_until_that_is_given_back()
    {
        var channel = Consented();

        channel.Disconnect(userId: null, Now);

        channel.TakesPlace.ShouldBeFalse();
        channel.RefreshDueAt.ShouldBeNull();
        channel.SealedTokens.ShouldNotBeNull();
        channel.ForgetConsent();
        channel.SealedTokens.ShouldBeNull();
    }

    [Fact]
    public void Without_a_consent_there_is_nothing_to_refresh()
    {
        var channel = New();
        channel.Connect(Guid.NewGuid(), "Show", Now);

        channel.BeginRefresh(Now).Error.ShouldBe(ChannelErrors.NotRefreshable);
        channel.DisplayName.ShouldBe("Show");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void A_name_that_is_none_leaves_the_one_there_is(string? name)
    {
        var channel = New();

        channel.Rename(name);

        channel.DisplayName.ShouldBe("First");
    }

    private static Channel Consented(SealedConsent? consent = null)
    {
        var channel = New();
        channel.Connect(Guid.NewGuid(), "Show", consent ?? Consent, Now);
        return channel;
    }

    private static Channel New() =>
        Channel.Create(Guid.NewGuid(), Guid.NewGuid(), Platform.Youtube, "UC1", "First", Now);
}
