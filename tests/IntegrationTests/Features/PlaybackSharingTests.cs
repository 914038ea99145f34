using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Application.Features.Playback;
using StreamHub.Domain.Billing;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>Viewers may share a token; the right to it is each one's own, and looked up each time.</summary>
public sealed class PlaybackSharingTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task Viewers_who_are_entitled_in_their_own_ways_get_the_same_token()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner, "subscription");
        var (one, other) = (await SubscriberAsync(), await SubscriberAsync());

        StayWithinOneWindow(video);

        var his = await PlayAsync(one, video);
        var hers = await PlayAsync(other, video);
        var owners = await PlayAsync(owner, video);

        his.ShouldBe(200).Text("access.way").ShouldBe("subscription");
        hers.ShouldBe(200).Text("access.way").ShouldBe("subscription");
        owners.ShouldBe(200).Text("access.way").ShouldBe("owner");
        hers.Text("token").ShouldBe(his.Text("token"));
        owners.Text("token").ShouldBe(his.Text("token"));
    }

    [Fact]
    public async Task A_token_that_others_have_opens_nothing_for_who_is_not_entitled()
    {
        var video = await VideoAsync("subscription");
        (await PlayAsync(await SubscriberAsync(), video)).ShouldBe(200);

        (await PlayAsync(await server.RegisterAsync(), video)).ShouldBeProblem(403, "subscription_required");
    }

    [Fact]
    public async Task Who_got_a_token_gets_none_once_the_right_is_gone()
    {
        var video = await VideoAsync("subscription");
        var viewer = await SubscriberAsync();
        (await PlayAsync(viewer, video)).ShouldBe(200);

        server.Sandbox.Stripe.CancelSubscription(server.AtStripe(viewer).Id);
        await server.WhenIdleAsync();

        (await PlayAsync(viewer, video)).ShouldBeProblem(403, "subscription_required");
    }

    [Fact]
    public async Task Whose_right_ends_sooner_gets_a_token_that_ends_with_it()
    {
        var video = await VideoAsync("subscription");
        var (one, other) = (await SubscriberAsync(), await SubscriberAsync());
        var end = DateTimeOffset.FromUnixTimeSeconds(server.Time.GetUtcNow().ToUnixTimeSeconds()).AddMinutes(1);
        await EndAsync(other, end);

        var whole = await PlayAsync(one, video);
        var cut = await PlayAsync(other, video);

        PlaybackToken.ExpiryOf(whole.Text("token")).ShouldBeGreaterThan(end);
        PlaybackToken.ExpiryOf(cut.Text("token")).ShouldBe(end);
        cut.At("expiresAt").GetDateTimeOffset().ShouldBe(end);
    }

    [Fact]
    public async Task Of_many_who_ask_at_the_same_time_each_gets_the_answer_to_its_own_right()
    {
        var videos = await Task.WhenAll(VideoAsync("subscription"), VideoAsync("subscription"), VideoAsync("private"));
        var subscribers = new[] { await SubscriberAsync(), await SubscriberAsync() };
        var others = new[] { await server.RegisterAsync(), await server.RegisterAsync() };
        StayWithinOneWindow(videos[0]);
        var streams = new Dictionary<User, Guid>();
        foreach (var subscriber in subscribers)
        {
            streams[subscriber] = (await PlayAsync(subscriber, videos[0])).ShouldBe(200).Id("streamId");
        }

        var answers = await Task.WhenAll(
            from round in Enumerable.Range(0, 8)
            from video in videos
            from viewer in subscribers.Concat(others)
            select AskAsync(viewer, video)
        );

        foreach (var (viewer, video, answer) in answers)
        {
            answer.Status.ShouldBe(
                video == videos[2] ? 404
                : subscribers.Contains(viewer) ? 200
                : 403
            );
        }

        answers.Where(one => one.Video == videos[0]).Select(one => TokenOf(one.Answer)).Distinct().Count().ShouldBe(2);

        async Task<(User Viewer, Guid Video, ApiAnswer Answer)> AskAsync(User viewer, Guid video) =>
            (
                viewer,
                video,
                await viewer.StartPlaybackAsync(video, streams.TryGetValue(viewer, out var stream) ? stream : null)
            );
    }

    private static string? TokenOf(ApiAnswer answer) => answer.Status == 200 ? answer.Text("token") : null;

    private static Task<ApiAnswer> PlayAsync(User viewer, Guid video) => viewer.StartPlaybackAsync(video);

    /// <summary>What is asked for in the next minute has the same end.</summary>
    private void StayWithinOneWindow(Guid video)
    {
        var now = server.Time.GetUtcNow();
        var left = GrantExpiry.Of(video, now, rightEnds: null) - GrantExpiry.Lifetime - now;
        if (left < TimeSpan.FromMinutes(1))
        {
            server.Advance(left + TimeSpan.FromSeconds(1));
        }
    }

    private async Task<Guid> VideoAsync(string access) =>
        await server.ReadyVideoAsync(await server.RegisterAsync(), access);

    private async Task<User> SubscriberAsync()
    {
        var viewer = await server.RegisterAsync(role: "viewer");
        await server.SubscribeAsync(viewer);
        return viewer;
    }

    private Task<int> EndAsync(User viewer, DateTimeOffset end) =>
        server.InDatabaseAsync(database =>
            database
                .Set<Subscription>()
                .IgnoreQueryFilters()
                .Where(subscription => subscription.OrganizationId == viewer.OrganizationId)
                .ExecuteUpdateAsync(row =>
                    row.SetProperty(subscription => subscription.CancelsAtPeriodEnd, true)
                        .SetProperty(subscription => subscription.CurrentPeriodStart, end.AddDays(-30))
                        .SetProperty(subscription => subscription.CurrentPeriodEnd, end)
                )
        );
}
