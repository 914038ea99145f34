using Shouldly;
using StreamHub.Domain.Viewing;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.StreamSteps;

namespace StreamHub.IntegrationTests.Features.Playback;

/// <summary>What a plan lets play at the same time. The free plan has one stream, Pro three.</summary>
public sealed class StreamTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_stream_has_an_id_and_an_end()
    {
        var viewer = await server.RegisterAsync();

        var playback = (await viewer.StartPlaybackAsync(await VideoAsync())).ShouldBe(200);

        playback.Id("streamId").Version.ShouldBe(7);
        var end = playback.At("streamExpiresAt").GetDateTimeOffset();
        end.ShouldBeInRange(server.Time.GetUtcNow(), server.Time.GetUtcNow() + PlaybackStream.Lease);
    }

    [Fact]
    public async Task A_full_plan_refuses_and_names_the_plan_that_would_not()
    {
        var video = await VideoAsync();
        var viewer = await server.RegisterAsync();
        (await viewer.StartPlaybackAsync(video)).ShouldBe(200);

        var refused = (await viewer.StartPlaybackAsync(video)).ShouldBeProblem(409, "plan_limit_reached");

        refused.Text("limit").ShouldBe("concurrentStreams");
        refused.At("used").GetInt32().ShouldBe(1);
        refused.At("allowed").GetInt32().ShouldBe(1);
        refused.Text("requiredPlan").ShouldBe("pro");
        (await viewer.RunningStreamsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_larger_plan_has_room_at_once()
    {
        var video = await VideoAsync();
        var viewer = await server.RegisterAsync();
        (await viewer.StartPlaybackAsync(video)).ShouldBe(200);
        await server.SubscribeAsync(viewer);

        (await viewer.StartPlaybackAsync(video)).ShouldBe(200);
        (await viewer.StartPlaybackAsync(video)).ShouldBe(200);

        var refused = (await viewer.StartPlaybackAsync(video)).ShouldBeProblem(409, "plan_limit_reached");
        refused.At("allowed").GetInt32().ShouldBe(3);
        refused.Text("requiredPlan").ShouldBe("agency");
    }

    [Fact]
    public async Task All_who_act_for_an_organization_share_its_streams()
    {
        var video = await VideoAsync();
        var owner = await server.RegisterAsync();
        var colleague = await server.JoinAsync(owner, owner.OrganizationId);
        (await owner.StartPlaybackAsync(video)).ShouldBe(200);

        (await colleague.Api.For($"{owner.OrganizationId}").PostAsync(PlaybackOf(video))).ShouldBeProblem(
            409,
            "plan_limit_reached"
        );
        (await colleague.StartPlaybackAsync(video)).ShouldBe(200);
    }

    [Fact]
    public async Task Ones_own_videos_take_no_stream()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);

        for (var play = 0; play < 3; play++)
        {
            var playback = (await owner.StartPlaybackAsync(video)).ShouldBe(200);
            playback.Text("streamId").ShouldBeEmpty();
            playback.Text("streamExpiresAt").ShouldBeEmpty();
        }

        (await owner.RunningStreamsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_player_goes_on_with_another_video_in_the_same_stream()
    {
        var (one, other) = (await VideoAsync(), await VideoAsync());
        var viewer = await server.RegisterAsync();
        var stream = await StartAsync(viewer, one);

        (await viewer.StartPlaybackAsync(other, stream)).ShouldBe(200).Id("streamId").ShouldBe(stream);

        var running = (await viewer.Api.GetAsync(Streams)).At("items").EnumerateArray().ShouldHaveSingleItem();
        running.GetProperty("id").GetGuid().ShouldBe(stream);
        running.GetProperty("videoId").GetGuid().ShouldBe(other);
        running.GetProperty("userId").GetGuid().ShouldBe(viewer.Id);
    }

    [Fact]
    public async Task Nobody_goes_on_in_a_strangers_stream()
    {
        var video = await VideoAsync();
        var stranger = await server.RegisterAsync();
        var stream = await StartAsync(stranger, video);

        var mine = await StartAsync(await server.RegisterAsync(), video, stream);

        mine.ShouldNotBe(stream);
        (await stranger.RunningStreamsAsync()).ShouldBe([stream]);
    }

    [Fact]
    public async Task Silence_ends_a_stream()
    {
        var video = await VideoAsync();
        var viewer = await server.RegisterAsync();
        var stream = await StartAsync(viewer, video);

        server.Advance(PlaybackStream.Lease + Moment);

        (await viewer.RunningStreamsAsync()).ShouldBeEmpty();
        (await viewer.Api.DeleteAsync($"{Streams}/{stream}")).ShouldBeProblem(404, "playback_stream_not_found");
        (await StartAsync(viewer, video)).ShouldNotBe(stream);
    }

    [Fact]
    public async Task A_stream_that_was_ended_frees_its_place_and_is_gone()
    {
        var video = await VideoAsync();
        var viewer = await server.RegisterAsync();
        var stream = await StartAsync(viewer, video);

        (await viewer.Api.DeleteAsync($"{Streams}/{stream}")).ShouldBe(204);

        (await viewer.Api.DeleteAsync($"{Streams}/{stream}")).ShouldBeProblem(404, "playback_stream_not_found");
        (await StartAsync(viewer, video, stream)).ShouldNotBe(stream);
    }

    [Fact]
    public async Task Of_two_who_end_a_stream_at_once_one_learns_that_it_is_gone()
    {
        var viewer = await server.RegisterAsync();
        var stream = await StartAsync(viewer, await VideoAsync());

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => viewer.Api.DeleteAsync($"{Streams}/{stream}"))
        );

        answers.Select(answer => answer.Status).Order().ShouldBe([204, 404]);
    }

    [Fact]
    public async Task Streams_are_listed_page_by_page_the_last_begun_first()
    {
        var video = await VideoAsync();
        var viewer = await server.RegisterAsync();
        await server.SubscribeAsync(viewer);
        var begun = new List<Guid>();
        for (var play = 0; play < 3; play++)
        {
            begun.Insert(0, await StartAsync(viewer, video));
        }

        var first = (await viewer.Api.GetAsync($"{Streams}?limit=2")).ShouldBe(200);
        var rest = (await viewer.Api.GetAsync($"{Streams}?limit=2&cursor={first.Text("nextCursor")}")).ShouldBe(200);

        IdsOf(first).Concat(IdsOf(rest)).ShouldBe(begun);
        rest.Text("nextCursor").ShouldBeEmpty();
        (await viewer.RunningStreamsAsync()).ShouldBe(begun);

        static IEnumerable<Guid> IdsOf(ApiAnswer page) =>
            page.At("items").EnumerateArray().Select(stream => stream.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task What_ran_when_the_process_ended_still_counts_until_its_lease_is_over()
    {
        var video = await VideoAsync();
        var viewer = await server.RegisterAsync();
        var stream = await StartAsync(viewer, video);

        await server.RestartAsync();

        viewer = await server.LogInAgainAsync(viewer);
        (await viewer.StartPlaybackAsync(video)).ShouldBeProblem(409, "plan_limit_reached");
        (await StartAsync(viewer, video, stream)).ShouldBe(stream);
        server.Advance(PlaybackStream.Lease + Moment);
        (await StartAsync(viewer, video)).ShouldNotBe(stream);
    }

    [Theory]
    [InlineData("private", 404, "video_not_found")]
    [InlineData("subscription", 403, "subscription_required")]
    public async Task Who_may_not_play_takes_nothing(string access, int status, string code)
    {
        var video = await VideoAsync(access);
        var viewer = await server.RegisterAsync();

        (await viewer.StartPlaybackAsync(video)).ShouldBeProblem(status, code);

        (await viewer.RunningStreamsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stream_without_an_id_is_a_mistake()
    {
        var viewer = await server.RegisterAsync();

        (await viewer.StartPlaybackAsync(await VideoAsync(), Guid.Empty)).ShouldBlame("streamId");
    }

    private static async Task<Guid> StartAsync(User viewer, Guid video, Guid? stream = null) =>
        (await viewer.StartPlaybackAsync(video, stream)).ShouldBe(200).Id("streamId");

    private async Task<Guid> VideoAsync(string access = "free") =>
        await server.ReadyVideoAsync(await server.RegisterAsync(), access);
}
