using Shouldly;
using StreamHub.Domain.Viewing;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.StreamSteps;

namespace StreamHub.IntegrationTests.Resilience;

/// <summary>A node that dies while it gives out streams leaves leases at most, and those end by themselves.</summary>
public sealed class StreamKillTests(ServerInstallation installation) : IClassFixture<ServerInstallation>
{
    /// <summary>What Pro allows.</summary>
    private const int Allowed = 3;
    private const int Rounds = 3;
    private const int PlaysARound = 20;
    private const int PlayersOfEach = 2;

    [Fact]
    public async Task Killed_while_it_gives_out_streams_it_never_exceeds_the_plan_and_takes_nothing_from_it_for_good()
    {
        await using var dying = installation.NewServer();
        await using var staying = installation.NewServer();
        await staying.StartAndWaitAsync();
        installation.ReportTo(staying.Address);
        var video = await FreeVideoAsync(staying.Address);
        var viewer = await installation.SubscriberAsync(staying.Address);
        var onDying = viewer with { Api = Account.ClientOf(dying.Address, viewer.AccessToken) };
        for (var round = 0; round < Rounds; round++)
        {
            await dying.StartAndWaitAsync();
            var watched = (await onDying.StartPlaybackAsync(video)).ShouldBe(200).Id("streamId");
            var players = new StreamPlayers(video, held: 1);
            var lost = players.PlayAsync(onDying, PlayersOfEach);
            var kept = players.PlayAsync(viewer, PlayersOfEach);
            await players.StartedAsync(PlaysARound);

            await dying.KillAsync();

            await lost;
            players.Close();
            await kept;
            players.MostAtOnce.ShouldBeLessThanOrEqualTo(Allowed);
            (await viewer.StartPlaybackAsync(video, watched)).ShouldBe(200).Id("streamId").ShouldBe(watched);
            (await FillAsync(viewer, video)).ShouldBeLessThan(Allowed);
            (await RunningAsync()).ShouldBe(Allowed);

            await LeasesEndAsync();
            (await RunningAsync()).ShouldBe(0);
            (await FillAsync(viewer, video)).ShouldBe(Allowed);

            await LeasesEndAsync();
        }
    }

    /// <summary>Starts streams until the plan is full.</summary>
    private static async Task<int> FillAsync(User viewer, Guid video)
    {
        for (var started = 0; ; started++)
        {
            var answer = await viewer.StartPlaybackAsync(video);
            if (answer.Status != 200)
            {
                answer.ShouldBeProblem(409, "plan_limit_reached");
                return started;
            }
        }
    }

    private async Task<Guid> FreeVideoAsync(Uri server)
    {
        var upload = await (await Account.RegisterAsync(server)).BeginUploadAsync(access: "free");
        await upload.SendFormAsync(SampleVideo.Bytes);
        await Eventually.GetsAsync(
            () => installation.ReadAsync<string>($"SELECT state FROM videos WHERE id = '{upload.VideoId}'"),
            state => state == "Ready",
            "the video to be ready"
        );
        return upload.VideoId;
    }

    private Task<long> RunningAsync() =>
        installation.ReadAsync<long>("SELECT count(*) FROM playback_streams WHERE ends_at > now()");

    /// <summary>The processes have the real clock, so what is written down moves back by a lease instead.</summary>
    private async Task LeasesEndAsync() =>
        await installation.ReadAsync<long>(
            $"""
            WITH over AS (
                UPDATE playback_streams SET
                    started_at = started_at - interval '{PlaybackStream.Lease.TotalSeconds} seconds',
                    heard_at = heard_at - interval '{PlaybackStream.Lease.TotalSeconds} seconds',
                    ends_at = ends_at - interval '{PlaybackStream.Lease.TotalSeconds} seconds'
                RETURNING 1)
            SELECT count(*) FROM over
            """
        );
}
