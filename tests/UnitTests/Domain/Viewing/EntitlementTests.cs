using Shouldly;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Domain.Viewing;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Viewing;

public class EntitlementTests
{
    [Theory]
    [InlineData(VideoAccess.Private, true, false, EntitlementWay.Owner)]
    [InlineData(VideoAccess.Private, true, true, EntitlementWay.Owner)]
    [InlineData(VideoAccess.Free, true, false, EntitlementWay.Owner)]
    [InlineData(VideoAccess.Free, true, true, EntitlementWay.Owner)]
    [InlineData(VideoAccess.Subscription, true, false, EntitlementWay.Owner)]
    [InlineData(VideoAccess.Subscription, true, true, EntitlementWay.Owner)]
    [InlineData(VideoAccess.Free, false, false, EntitlementWay.Free)]
    [InlineData(VideoAccess.Free, false, true, EntitlementWay.Free)]
    public void Owners_and_what_is_free_play_without_end(
        VideoAccess access,
        bool isOwner,
        bool isSubscribed,
        EntitlementWay way
    ) => Decide(access, isOwner, isSubscribed).Value.ShouldBe(new Entitlement(way, Until: null));

    [Fact]
    public void A_subscription_plays_until_it_ends() =>
        Decide(VideoAccess.Subscription, isOwner: false, isSubscribed: true)
            .Value.ShouldBe(new Entitlement(EntitlementWay.Subscription, Moments.Noon));

    [Fact]
    public void Without_a_subscription_the_reason_is_told() =>
        Decide(VideoAccess.Subscription, isOwner: false, isSubscribed: false)
            .Error.ShouldBe(EntitlementErrors.SubscriptionRequired);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_private_video_of_another_is_not_there_at_all(bool isSubscribed) =>
        Decide(VideoAccess.Private, isOwner: false, isSubscribed).Error.ShouldBe(VideoErrors.NotFound);

    [Fact]
    public void An_access_that_nobody_thought_of_opens_to_owners_only()
    {
        var unknown = Enum.GetValues<VideoAccess>().Max() + 1;

        Decide(unknown, isOwner: false, isSubscribed: true).Error.ShouldBe(VideoErrors.NotFound);
        Decide(unknown, isOwner: true, isSubscribed: false).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public void The_tables_above_know_every_access() => Enum.GetValues<VideoAccess>().Length.ShouldBe(3);

    private static Result<Entitlement> Decide(VideoAccess access, bool isOwner, bool isSubscribed) =>
        Entitlement.Decide(new EntitlementFacts(access, isOwner, isSubscribed ? Moments.Noon : null));
}
