using Shouldly;
using StreamHub.Domain.Viewing;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.Player;
using static StreamHub.IntegrationTests.Harness.StreamSteps;

namespace StreamHub.IntegrationTests.Features.Playback;

/// <summary>What a player's beacons do to its stream. Viewers have one, by the free plan.</summary>
public sealed class StreamBeaconTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Beacons_keep_a_stream_alive()
    {
        var (viewer, video, player, _) = await PlayingAsync();
        for (var beat = 0; beat < 5; beat++)
        {
            server.Advance(PlaybackStream.Lease / 2);
            (await player.SendAsync(Progress(0, 10))).ShouldBe(202);
        }

        (await viewer.StartPlaybackAsync(video)).ShouldBeProblem(409, "plan_limit_reached");
        server.Advance(PlaybackStream.Lease + Moment);
        (await viewer.StartPlaybackAsync(video)).ShouldBe(200);
    }

    [Fact]
    public async Task A_lease_that_is_fresh_is_not_written_again()
    {
        var (viewer, _, player, end) = await PlayingAsync();

        server.Advance(PlaybackStream.RenewalStep - Moment - Moment);
        (await player.SendAsync(Progress(0, 10))).ShouldBe(202);
        (await EndOfAsync(viewer)).ShouldBe(end);

        server.Advance(Moment + Moment);
        (await player.SendAsync(Progress(10, 20))).ShouldBe(202);
        (await EndOfAsync(viewer)).ShouldBeGreaterThan(end);
    }

    [Fact]
    public async Task The_last_beacon_frees_the_stream()
    {
        var (viewer, video, player, _) = await PlayingAsync();
        server.Advance(Moment);

        (await player.SendAsync(End(0, 1))).ShouldBe(202);

        (await viewer.RunningStreamsAsync()).ShouldBeEmpty();
        (await viewer.StartPlaybackAsync(video)).ShouldBe(200);
    }

    [Fact]
    public async Task A_beacon_that_comes_late_brings_back_nothing()
    {
        var (viewer, _, player, _) = await PlayingAsync();
        server.Advance(PlaybackStream.Lease / 2);
        (await player.SendAsync(End(0, 1))).ShouldBe(202);

        (await player.SendAsync(Progress(0, 1, ageSeconds: 5))).ShouldBe(202);

        (await viewer.RunningStreamsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_plays_on_after_a_pause_has_the_stream_again_unless_its_place_is_taken()
    {
        var (viewer, video, player, _) = await PlayingAsync();
        server.Advance(PlaybackStream.Lease * 2);
        (await viewer.RunningStreamsAsync()).ShouldBeEmpty();

        (await player.SendAsync(Progress(0, 1))).ShouldBe(202);
        (await viewer.RunningStreamsAsync()).Count.ShouldBe(1);

        server.Advance(PlaybackStream.Lease * 2);
        var other = (await viewer.StartPlaybackAsync(video)).ShouldBe(200).Id("streamId");
        (await player.SendAsync(Progress(1, 2))).ShouldBe(202);
        (await viewer.RunningStreamsAsync()).ShouldBe([other]);
    }

    [Fact]
    public async Task A_stream_that_was_ended_is_not_brought_back()
    {
        var (viewer, _, player, _) = await PlayingAsync();
        var stream = (await viewer.RunningStreamsAsync()).ShouldHaveSingleItem();
        (await viewer.Api.DeleteAsync($"{Streams}/{stream}")).ShouldBe(204);
        server.Advance(PlaybackStream.Lease / 2);

        (await player.SendAsync(Progress(0, 1))).ShouldBe(202);

        (await viewer.RunningStreamsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_beacons_at_once_renew_each_stream()
    {
        var playing = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PlayingAsync()));
        server.Advance(PlaybackStream.Lease / 2);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(n => playing[n % 8].Player.SendAsync(Progress(0, 10)))
        );

        answers.ShouldAllBe(answer => answer.Status == 202);
        foreach (var (viewer, _, _, end) in playing)
        {
            (await EndOfAsync(viewer)).ShouldBeGreaterThan(end);
        }
    }

    [Fact]
    public async Task Owners_beacons_concern_no_stream()
    {
        var owner = await server.RegisterAsync();
        var playback = await owner.StartPlaybackAsync(await server.ReadyVideoAsync(owner));
        var player = new Player(server.Anonymous(), playback.ShouldBe(200).Text("beaconToken"));

        (await player.SendAsync(Start(), Progress(0, 1))).ShouldBe(202);

        (await owner.RunningStreamsAsync()).ShouldBeEmpty();
    }

    private static async Task<DateTimeOffset> EndOfAsync(User viewer) =>
        (await viewer.Api.GetAsync(Streams))
            .At("items")
            .EnumerateArray()
            .ShouldHaveSingleItem()
            .GetProperty("expiresAt")
            .GetDateTimeOffset();

    private async Task<(User Viewer, Guid Video, Player Player, DateTimeOffset End)> PlayingAsync()
    {
        var video = await server.ReadyVideoAsync(await server.RegisterAsync(), "free");
        var viewer = await server.RegisterAsync();
        var playback = (await viewer.StartPlaybackAsync(video)).ShouldBe(200);
        var player = new Player(server.Anonymous(), playback.Text("beaconToken"));
        return (viewer, video, player, playback.At("streamExpiresAt").GetDateTimeOffset());
    }
}
