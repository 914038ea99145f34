using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.Player;

namespace StreamHub.IntegrationTests.Features.Analytics;

/// <summary>What players send, and what of it counts.</summary>
public sealed class BeaconTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task A_session_is_a_view_with_what_was_watched()
    {
        var (owner, video, player) = await PlayingAsync();

        (await player.SendAsync(Start(ageSeconds: 60))).ShouldBe(202).Text("accepted").ShouldBe("True");
        (await player.SendAsync(Progress(0, 10, ageSeconds: 50))).ShouldBe(202);
        (await player.SendAsync(Progress(10, 20, ageSeconds: 40), End(20, 30))).ShouldBe(202);

        var total = (await owner.FiguresAsync(video)).At("total");
        total.GetProperty("views").GetInt64().ShouldBe(1);
        total.GetProperty("uniqueViewers").GetInt64().ShouldBe(1);
        total.GetProperty("watchTimeSeconds").GetInt64().ShouldBe(30);
        total.GetProperty("completionRate").GetDecimal().ShouldBe(0);
        total.GetProperty("averageCompletion").GetDecimal().ShouldBe(0.5m);
    }

    [Fact]
    public async Task Again_and_late_and_in_any_order_it_counts_the_same()
    {
        var (owner, video, player) = await PlayingAsync();

        (await player.SendAsync(End(50, 60), Progress(0, 25, ageSeconds: 30))).ShouldBe(202);
        (await player.SendAsync(Progress(20, 50, ageSeconds: 5))).ShouldBe(202);
        (await player.SendAsync(Start(ageSeconds: 60))).ShouldBe(202);
        (await player.SendAsync(Progress(20, 50, ageSeconds: 5), Progress(0, 25, ageSeconds: 30))).ShouldBe(202);

        await WatchedAsync(owner, video, views: 1, seconds: 60);
        (await owner.FiguresAsync(video)).At("total.completionRate").GetDecimal().ShouldBe(1);
    }

    [Fact]
    public async Task The_same_session_at_the_same_time_adds_up()
    {
        var (owner, video, player) = await PlayingAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 60)
                .Select(second => player.SendAsync(Start(ageSeconds: 60), Progress(second, second + 1)))
        );

        answers.ShouldAllBe(answer => answer.Status == 202);
        await WatchedAsync(owner, video, views: 1, seconds: 60);
    }

    [Fact]
    public async Task Who_claims_more_than_time_went_by_or_the_video_has_is_held_to_it()
    {
        var (owner, video, player) = await PlayingAsync();

        (await player.SendAsync(Progress(0, 60))).ShouldBe(202);
        await WatchedAsync(owner, video, views: 1, seconds: 15);

        (await player.SendAsync(Start(ageSeconds: 60), Progress(0, 43_200))).ShouldBe(202);
        await WatchedAsync(owner, video, views: 1, seconds: 60);
    }

    [Fact]
    public async Task Nothing_was_watched_before_the_grant()
    {
        var (owner, video, player) = await PlayingAsync();

        (await player.SendAsync(Start(ageSeconds: 86_400), Progress(0, 60))).ShouldBe(202);

        var days = (await owner.FiguresAsync(video)).At("days").EnumerateArray();
        days.Last(day => day.GetProperty("views").GetInt64() == 1)
            .GetProperty("day")
            .GetString()
            .ShouldBe($"{server.Time.GetUtcNow().AddMinutes(-1):yyyy-MM-dd}");
    }

    [Fact]
    public async Task Two_sessions_of_one_viewer_are_two_views_and_one_viewer()
    {
        var (owner, video, player) = await PlayingAsync();
        var another = await server.PlayAsync(await server.RegisterAsync(), video);

        (await player.SendAsync(Start())).ShouldBe(202);
        (await player.InAnotherSession().SendAsync(Start())).ShouldBe(202);
        (await another.SendAsync(Start())).ShouldBe(202);

        var total = (await owner.FiguresAsync(video)).At("total");
        total.GetProperty("views").GetInt64().ShouldBe(3);
        total.GetProperty("uniqueViewers").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task A_fresh_token_goes_on_with_the_session()
    {
        var owner = await server.RegisterAsync();
        var video = await server.MinuteAsync(owner);
        var viewer = await server.RegisterAsync();
        var first = await server.PlayAsync(viewer, video);
        var second = await server.PlayAsync(viewer, video, first.StreamId);
        var goingOn = new Player(server.Anonymous(), second.Token) { SessionId = first.SessionId };

        (await first.SendAsync(Start(ageSeconds: 60), Progress(0, 30))).ShouldBe(202);
        (await goingOn.SendAsync(Progress(30, 60))).ShouldBe(202);

        await WatchedAsync(owner, video, views: 1, seconds: 60);
    }

    [Fact]
    public async Task A_viewer_who_invents_sessions_is_counted_for_fifty_a_day()
    {
        var (owner, video, player) = await PlayingAsync();

        for (var session = 0; session < 55; session++)
        {
            (await player.InAnotherSession().SendAsync(Start())).ShouldBe(202);
        }

        await WatchedAsync(owner, video, views: 50, seconds: 0);
    }

    [Theory]
    [InlineData("User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1)")]
    [InlineData("Sec-Purpose", "prefetch;prerender")]
    [InlineData("Purpose", "prefetch")]
    [InlineData("X-Moz", "prefetch")]
    public async Task Robots_and_preloads_are_answered_alike_and_not_counted(string header, string value)
    {
        var (owner, video, player) = await PlayingAsync();

        var answer = await player.SendAsync([(header, value)], Start());

        answer.ShouldBe(202).Text("accepted").ShouldBe("True");
        await WatchedAsync(owner, video, views: 0, seconds: 0);
    }

    [Fact]
    public async Task Without_a_token_of_ours_nothing_counts()
    {
        var (owner, video, player) = await PlayingAsync();
        var altered = player.Token[..^1] + (player.Token[^1] == 'A' ? 'E' : 'A');

        (await new Player(server.Anonymous(), altered).SendAsync(Start())).ShouldBeProblem(403, "beacon_token_invalid");
        (await new Player(server.Anonymous(), "nonsense").SendAsync(Start())).ShouldBeProblem(
            403,
            "beacon_token_invalid"
        );

        await WatchedAsync(owner, video, views: 0, seconds: 0);
    }

    [Fact]
    public async Task A_token_ends_an_hour_after_its_grant()
    {
        var (_, _, player) = await PlayingAsync();

        server.Advance(TimeSpan.FromHours(6.5));
        (await player.SendAsync(Start())).ShouldBe(202);

        server.Advance(TimeSpan.FromHours(1));
        (await player.SendAsync(Start())).ShouldBeProblem(403, "beacon_token_expired");
    }

    [Fact]
    public async Task What_is_wrong_with_a_beacon_is_named()
    {
        var (owner, video, player) = await PlayingAsync();

        (await player.SendAsync(Start(), Progress(10, 5))).ShouldBlame("beacons[1].toSeconds");
        (await player.SendAsync(new { kind = "seek" })).ShouldBlame("beacons[0].kind");
        (await player.SendAsync(new { })).ShouldBlame("beacons[0].kind");
        (await player.SendAsync(Start(ageSeconds: -1))).ShouldBlame("beacons[0].ageSeconds");
        (await player.SendAsync()).ShouldBlame("beacons");
        (await player.SendAsync([.. Enumerable.Repeat(Start(), 101)])).ShouldBlame("beacons");

        await WatchedAsync(owner, video, views: 0, seconds: 0);
    }

    [Fact]
    public async Task A_viewer_is_stored_under_a_name_that_leads_nowhere()
    {
        var owner = await server.RegisterAsync();
        var video = await server.MinuteAsync(owner);
        var viewer = await server.RegisterAsync();
        var player = await server.PlayAsync(viewer, video);
        (await player.SendAsync(Start())).ShouldBe(202);

        var rows = (await DatabaseContents.ReadAsync(server)).Tables.Single(table =>
            table.StartsWith("viewing_sessions:", StringComparison.Ordinal)
        );

        rows.ShouldContain($"{video}");
        rows.ShouldNotContain($"{viewer.Id}");
        rows.ShouldNotContain($"{viewer.OrganizationId}");
        rows.ShouldNotContain("127.0.0.1");
    }

    [Fact]
    public async Task Counts_are_the_same_after_a_restart()
    {
        var (owner, video, player) = await PlayingAsync();
        (await player.SendAsync(Start(ageSeconds: 60), Progress(0, 30))).ShouldBe(202);

        await server.RestartAsync();

        var again = server.ClientWith(owner.AccessToken);
        (await again.GetAsync($"{VideoSteps.PathOf(video)}/analytics"))
            .ShouldBe(200)
            .At("total.watchTimeSeconds")
            .GetInt64()
            .ShouldBe(30);
        (await player.At(server.Anonymous()).SendAsync(Progress(0, 45))).ShouldBe(202);
        await WatchedAsync(owner with { Api = again }, video, views: 1, seconds: 45);
    }

    private static async Task WatchedAsync(User owner, Guid video, long views, long seconds)
    {
        var total = (await owner.FiguresAsync(video)).At("total");
        total.GetProperty("views").GetInt64().ShouldBe(views);
        total.GetProperty("watchTimeSeconds").GetInt64().ShouldBe(seconds);
    }

    private async Task<(User Owner, Guid Video, Player Player)> PlayingAsync()
    {
        var owner = await server.RegisterAsync();
        var video = await server.MinuteAsync(owner);
        return (owner, video, await server.PlayAsync(await server.RegisterAsync(), video));
    }
}
