using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>Who may play which video.</summary>
public sealed class PlaybackEntitlementTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly TimeSpan GrantLifetime = TimeSpan.FromHours(6);
    private static readonly TimeSpan SharingWindow = TimeSpan.FromMinutes(5);

    public static TheoryData<string> Accesses { get; } = ["private", "free", "subscription"];

    [Theory]
    [MemberData(nameof(Accesses))]
    public async Task Owners_play_their_own_videos(string access)
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner, access);

        ShouldPlay(await PlayAsync(owner, video), "owner");
    }

    [Fact]
    public async Task Everybody_with_an_account_plays_a_free_video()
    {
        var video = await ReadyVideoAsync("free");

        ShouldPlay(await PlayAsync(await server.RegisterAsync(), video), "free");
        ShouldPlay(await PlayAsync(await server.RegisterAsync(role: "viewer"), video), "free");
    }

    [Fact]
    public async Task A_private_video_answers_strangers_as_one_that_is_not_there()
    {
        var video = await ReadyVideoAsync("private");
        var stranger = await server.RegisterAsync();
        await server.SubscribeAsync(stranger, "agency");

        var hidden = await PlayAsync(stranger, video);
        var unknown = await PlayAsync(stranger, Guid.NewGuid());

        hidden.ShouldBeProblem(404, "video_not_found");
        hidden.Text("detail").ShouldBe(unknown.ShouldBeProblem(404, "video_not_found").Text("detail"));
    }

    [Fact]
    public async Task A_video_for_subscribers_asks_for_a_subscription()
    {
        var video = await ReadyVideoAsync("subscription");

        (await PlayAsync(await server.RegisterAsync(), video)).ShouldBeProblem(403, "subscription_required");
    }

    [Theory]
    [InlineData("pro")]
    [InlineData("agency")]
    public async Task Subscribers_play_a_video_for_subscribers(string plan)
    {
        var video = await ReadyVideoAsync("subscription");
        var viewer = await server.RegisterAsync(role: "viewer");
        await server.SubscribeAsync(viewer, plan);

        var playback = await PlayAsync(viewer, video);

        ShouldPlay(playback, "subscription");
        var periodEnd = DateTimeOffset.FromUnixTimeSeconds(server.AtStripe(viewer).PeriodEnd);
        playback.At("access.until").GetDateTimeOffset().ShouldBe(periodEnd + Subscription.RenewalLeeway);
    }

    [Fact]
    public async Task The_owners_subscription_opens_nothing_for_others()
    {
        var owner = await server.RegisterAsync();
        await server.SubscribeAsync(owner);
        var video = await server.ReadyVideoAsync(owner, "subscription");

        (await PlayAsync(await server.RegisterAsync(), video)).ShouldBeProblem(403, "subscription_required");
    }

    [Fact]
    public async Task A_cancelled_subscription_plays_no_more()
    {
        var video = await ReadyVideoAsync("subscription");
        var viewer = await server.RegisterAsync();
        var subscription = await server.SubscribeAsync(viewer);

        server.Sandbox.Stripe.CancelSubscription(subscription.Id);
        await server.WhenIdleAsync();

        (await PlayAsync(viewer, video)).ShouldBeProblem(403, "subscription_required");
    }

    [Theory]
    [InlineData("active", true, "00:30:00", true)]
    [InlineData("active", true, "-00:00:01", false)]
    [InlineData("active", false, "-23:00:00", true)]
    [InlineData("active", false, "-1.00:00:01", false)]
    [InlineData("trialing", false, "1.00:00:00", true)]
    [InlineData("pastDue", false, "1.00:00:00", false)]
    [InlineData("unpaid", false, "1.00:00:00", false)]
    [InlineData("paused", false, "1.00:00:00", false)]
    [InlineData("incomplete", false, "1.00:00:00", false)]
    public async Task State_and_period_of_the_subscription_decide(
        string status,
        bool cancelsAtPeriodEnd,
        string endsIn,
        bool plays
    )
    {
        var video = await ReadyVideoAsync("subscription");
        var viewer = await server.RegisterAsync();
        await server.SubscribeAsync(viewer);
        var end = server.Time.GetUtcNow() + TimeSpan.Parse(endsIn);
        await ChangeSubscriptionAsync(viewer, Enum.Parse<SubscriptionStatus>(status, true), cancelsAtPeriodEnd, end);

        var playback = await PlayAsync(viewer, video);

        if (plays)
        {
            ShouldPlay(playback, "subscription");
        }
        else
        {
            playback.ShouldBeProblem(403, "subscription_required");
        }
    }

    [Fact]
    public async Task A_grant_lasts_six_hours_or_little_more_and_never_longer_than_the_subscription()
    {
        var video = await ReadyVideoAsync("subscription");
        var viewer = await server.RegisterAsync();
        await server.SubscribeAsync(viewer);
        var before = server.Time.GetUtcNow();

        var whole = (await PlayAsync(viewer, video)).At("expiresAt").GetDateTimeOffset();
        (whole - GrantLifetime).ShouldBeInRange(before, server.Time.GetUtcNow() + SharingWindow);

        var end = DateTimeOffset.FromUnixTimeSeconds(before.ToUnixTimeSeconds()).AddMinutes(90);
        await ChangeSubscriptionAsync(viewer, SubscriptionStatus.Active, cancelsAtPeriodEnd: true, end);
        var cut = await PlayAsync(viewer, video);
        cut.At("expiresAt").GetDateTimeOffset().ShouldBe(end);
        cut.At("access.until").GetDateTimeOffset().ShouldBe(end);
        PlaybackToken.ExpiryOf(cut.Text("token")).ShouldBe(end);
    }

    [Theory]
    [InlineData("owner", 409, "video_not_ready")]
    [InlineData("free", 409, "video_not_ready")]
    [InlineData("subscription", 403, "subscription_required")]
    [InlineData("private", 404, "video_not_found")]
    public async Task A_video_that_is_not_ready_plays_for_nobody(string way, int status, string code)
    {
        var owner = await server.RegisterAsync();
        var upload = await owner.BeginUploadAsync(access: way == "owner" ? "private" : way);
        var viewer = way == "owner" ? owner : await server.RegisterAsync();

        (await PlayAsync(viewer, upload.VideoId)).ShouldBeProblem(status, code);
    }

    [Fact]
    public async Task Without_an_account_nothing_plays()
    {
        var video = await ReadyVideoAsync("free");

        var answer = await server.Anonymous().PostAsync(StreamSteps.PlaybackOf(video));

        answer.ShouldBeProblem(401, "unauthenticated");
    }

    private static void ShouldPlay(ApiAnswer playback, string way)
    {
        playback.ShouldBe(200).Text("access.way").ShouldBe(way);
        playback.Text("token").ShouldNotBeEmpty();
    }

    private static Task<ApiAnswer> PlayAsync(User viewer, Guid video) => viewer.StartPlaybackAsync(video);

    private async Task<Guid> ReadyVideoAsync(string access) =>
        await server.ReadyVideoAsync(await server.RegisterAsync(), access);

    private Task<int> ChangeSubscriptionAsync(
        User viewer,
        SubscriptionStatus status,
        bool cancelsAtPeriodEnd,
        DateTimeOffset end
    ) =>
        server.InDatabaseAsync(database =>
            database
                .Set<Subscription>()
                .IgnoreQueryFilters()
                .Where(subscription => subscription.OrganizationId == viewer.OrganizationId)
                .ExecuteUpdateAsync(row =>
                    row.SetProperty(subscription => subscription.Status, status)
                        .SetProperty(subscription => subscription.CancelsAtPeriodEnd, cancelsAtPeriodEnd)
                        .SetProperty(subscription => subscription.CurrentPeriodStart, end.AddDays(-30))
                        .SetProperty(subscription => subscription.CurrentPeriodEnd, end)
                )
        );
}
