using Shouldly;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Feeds;
using Xunit;

namespace StreamHub.UnitTests.Domain.Feeds;

public class ShowTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("abc", true)]
    [InlineData("evening-talks-2", true)]
    [InlineData("private", false)]
    [InlineData("ab", false)]
    [InlineData("Evening", false)]
    [InlineData("-abc", false)]
    [InlineData("abc-", false)]
    [InlineData("a--b", false)]
    [InlineData("abc\n", false)]
    [InlineData(null, false)]
    public void A_slug_is_small_letters_digits_and_single_hyphens(string? text, bool isOne) =>
        ShowSlug.IsSlug(text).ShouldBe(isOne);

    [Fact]
    public void Each_change_of_the_feed_counts_as_one_of_the_show()
    {
        var show = NewShow();
        var version = show.Version;

        show.AdmitEpisode(Now).IsSuccess.ShouldBeTrue();
        show.FeedChanged(Now.AddMinutes(1));
        show.DismissEpisode(Now.AddMinutes(2));

        show.Version.ShouldBe(version + 3);
        show.UpdatedAt.ShouldBe(Now.AddMinutes(2));
        show.EpisodeCount.ShouldBe(0);
    }

    [Fact]
    public void A_full_show_takes_no_episode()
    {
        var show = NewShow();
        for (var i = 0; i < Show.MaxEpisodes; i++)
        {
            show.AdmitEpisode(Now).IsSuccess.ShouldBeTrue();
        }

        show.AdmitEpisode(Now).Error.ShouldBe(ShowErrors.Full);
        show.EpisodeCount.ShouldBe(Show.MaxEpisodes);
    }

    [Fact]
    public void What_is_not_live_any_more_has_no_page()
    {
        var listing = NewShow().ListingAt(Platform.Apple);
        var page = ChannelAddress.Of(
            PlatformCatalogue.Of(Platform.Apple),
            new Uri("https://podcasts.apple.com/show/1")
        );
        listing.GoLive(page.Value, Now);
        listing.Proof.ShouldBe(ListingProof.Owner);

        listing.Submit(Now.AddDays(1));

        listing.State.ShouldBe(ListingState.Submitted);
        listing.SubmittedAt.ShouldBe(Now);
        listing.PageUrl.ShouldBeNull();
        listing.Proof.ShouldBeNull();
    }

    [Fact]
    public void A_show_for_subscribers_admits_users_only()
    {
        var show = NewShow(ShowAccess.Subscription);

        ShowSubscriber.Admit(show, "Ann", userId: null, "hash", Now).Error.ShouldBe(ShowErrors.SubscriberNeedsUser);
        ShowSubscriber.Admit(show, "Ann", Guid.NewGuid(), "hash", Now).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public void The_first_revocation_counts()
    {
        var subscriber = ShowSubscriber.Admit(NewShow(), "Ann", userId: null, "hash", Now).Value;
        subscriber.Revoke(Now);

        subscriber.Revoke(Now.AddDays(1));

        subscriber.RevokedAt.ShouldBe(Now);
    }

    [Fact]
    public void No_category_is_longer_than_its_column_allows() =>
        PodcastCategories.All.ShouldAllBe(name => name.Length <= PodcastCategories.NameMaxLength);

    private static Show NewShow(ShowAccess access = ShowAccess.Public) =>
        Show.Create(
            Guid.NewGuid(),
            Guid.NewGuid(),
            "evenings",
            Guid.NewGuid(),
            new ShowDetails(
                "Evenings",
                "About it",
                "de",
                "Ann",
                "owner@example.com",
                ["Technology"],
                new Uri("https://media.example.com/art.png"),
                IsExplicit: false,
                ShowType.Episodic,
                access,
                Link: null,
                Copyright: null,
                FundingUrl: null,
                FundingText: null,
                IsLocked: true
            ),
            Now
        );
}
