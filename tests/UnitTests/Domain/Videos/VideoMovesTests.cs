using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Videos;

/// <summary>What holds of a video whatever happens to it, and in which order.</summary>
public class VideoMovesTests
{
    private const long Declared = 1_000;

    private static readonly Gen<Step> Steps = Gen.OneOf(
            Gen.Elements(Enum.GetValues<VideoState>().Where(state => state != VideoState.Deleted).ToArray())
                .SelectMany(state => Gen.Choose(0, 2_000).Select(size => new Step(Happening.VendorSays, state, size))),
            Gen.Elements(Happening.LostAtVendor, Happening.Expires, Happening.Sweeps)
                .Select(what => new Step(what, default, 0))
        )
        .SelectMany(step => Gen.Choose(0, 30).Select(one => one == 0 ? step with { What = Happening.Deletes } : step));

    [Fact]
    public void Only_legal_moves_happen() =>
        Holds((before, after) => before.State == after.State || VideoMoves.IsLegal(before.State, after.State));

    [Fact]
    public void What_is_deleted_stays_deleted() =>
        Holds((before, after) => before.State != VideoState.Deleted || after.State == VideoState.Deleted);

    [Fact]
    public void What_failed_or_is_deleted_takes_no_storage_and_everything_else_its_size() =>
        Holds(
            (_, after) =>
                after.Counted == (after.State is VideoState.Failed or VideoState.Deleted ? 0 : after.Size ?? Declared)
        );

    [Fact]
    public void What_is_waited_for_is_looked_after_and_nothing_else() =>
        Holds(
            (_, after) => (after.CheckDueAt is not null) == (after.State is not (VideoState.Ready or VideoState.Failed))
        );

    [Fact]
    public void Only_what_is_ready_has_a_moment_when_it_became_so() =>
        Holds((_, after) => after.State == VideoState.Deleted || after.IsReady == (after.State == VideoState.Ready));

    [Theory]
    [InlineData(VideoState.Deleted, VideoState.Ready)]
    [InlineData(VideoState.Ready, VideoState.Processing)]
    [InlineData(VideoState.Ready, VideoState.WaitingForUpload)]
    [InlineData(VideoState.Processing, VideoState.Uploading)]
    [InlineData(VideoState.Failed, VideoState.WaitingForUpload)]
    public void No_video_goes_back(VideoState from, VideoState to) => VideoMoves.IsLegal(from, to).ShouldBeFalse();

    [Fact]
    public void An_upload_that_was_never_used_is_over_when_its_address_is()
    {
        var video = Fresh();

        video.TryExpireUpload(Moments.Noon.AddHours(6).AddTicks(-1)).ShouldBeFalse();
        video.TryExpireUpload(Moments.Noon.AddHours(6)).ShouldBeTrue();

        video.State.ShouldBe(VideoState.Failed);
        video.FailureCode.ShouldBe("upload_expired");
    }

    [Fact]
    public void A_video_that_its_vendor_lost_has_failed()
    {
        var video = Fresh();
        video.Synchronize(Says(VideoState.Ready, 5), Moments.Noon);

        video.LoseAtVendor(Moments.Noon);

        video.State.ShouldBe(VideoState.Failed);
        video.FailureCode.ShouldBe("gone_at_vendor");
        video.CountedBytes.ShouldBe(0);
    }

    [Fact]
    public void A_waiting_video_is_looked_after_ever_less_often_but_at_its_end_on_time()
    {
        var video = Fresh();
        video.CheckDueAt.ShouldBe(Moments.Noon.AddMinutes(10));

        video.CheckAgainLater(Moments.Noon.AddHours(2));
        video.CheckDueAt.ShouldBe(Moments.Noon.AddHours(4));

        video.CheckAgainLater(Moments.Noon.AddHours(4));
        video.CheckDueAt.ShouldBe(Moments.Noon.AddHours(6));
    }

    private static void Holds(Func<Look, Look, bool> property)
    {
        var moves = 0;
        Prop.ForAll(
                Steps.ArrayOf(40).ToArbitrary(),
                history =>
                {
                    var video = Fresh();
                    var now = Moments.Noon;
                    foreach (var step in history)
                    {
                        var before = Look.At(video);
                        now = now.AddMinutes(20);
                        Happen(video, step, now);
                        moves += before.State == video.State ? 0 : 1;
                        if (!property(before, Look.At(video)))
                        {
                            return false;
                        }
                    }

                    return true;
                }
            )
            .QuickCheckThrowOnFailure();
        moves.ShouldBeGreaterThan(100, "the histories must move, or they show nothing");
    }

    private static void Happen(Video video, Step step, DateTimeOffset now)
    {
        switch (step.What)
        {
            case Happening.VendorSays:
                video.Synchronize(Says(step.State, step.Size), now);
                break;
            case Happening.LostAtVendor:
                video.LoseAtVendor(now);
                break;
            case Happening.Expires:
                video.TryExpireUpload(now);
                break;
            case Happening.Sweeps when video.CheckDueAt is not null:
                video.PostponeCheck(now);
                break;
            case Happening.Deletes when video.State != VideoState.Deleted:
                video.Delete(now);
                break;
            default:
                break;
        }
    }

    private static VendorVideoState Says(VideoState state, long size) =>
        new(state, null, null, size == 0 ? null : size, null, null, null, null);

    private static Video Fresh()
    {
        var video = Video.BeginUpload(
            Guid.NewGuid(),
            Guid.NewGuid(),
            "Holiday",
            description: null,
            VideoAccess.Private,
            allowDownload: false,
            Moments.Noon,
            Declared
        );
        video.PlaceAtVendor(new VideoHome(VideoVendor.Cloudflare), new VendorVideo("uid"), Moments.Noon.AddHours(6));
        return video;
    }

    private enum Happening
    {
        VendorSays,
        LostAtVendor,
        Expires,
        Sweeps,
        Deletes,
    }

    private sealed record Step(Happening What, VideoState State, long Size);

    private sealed record Look(VideoState State, long Counted, long? Size, DateTimeOffset? CheckDueAt, bool IsReady)
    {
        public static Look At(Video video) =>
            new(video.State, video.CountedBytes, video.SizeBytes, video.CheckDueAt, video.ReadyAt is not null);
    }
}
