using Shouldly;
using StreamHub.Domain.Videos;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Videos;

public class ClipSpanTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(9, 10)]
    [InlineData(0, 10)]
    public void A_part_of_the_video_is_taken(int start, int end) =>
        ClipSpan.Of(Lasting(10_400), start, end).Value.EndSeconds.ShouldBe(end);

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, 5)]
    [InlineData(6, 5)]
    [InlineData(0, 11)]
    [InlineData(11, 12)]
    public void What_is_no_part_of_it_is_refused(int start, int end)
    {
        var error = ClipSpan.Of(Lasting(10_400), start, end).Error.ShouldNotBeNull();

        error.Code.ShouldBe("clip_out_of_bounds");
        error.Details["durationSeconds"].ShouldBe(10.4m);
    }

    private static Video Lasting(long milliseconds)
    {
        var video = Video.BeginUpload(
            Guid.NewGuid(),
            Guid.NewGuid(),
            "Film",
            description: null,
            VideoAccess.Free,
            allowDownload: false,
            Moments.Noon
        );
        video.Synchronize(
            new VendorVideoState(VideoState.Ready, 100, milliseconds, 1, 1, 1, FailureCode: null, FailureMessage: null),
            Moments.Noon
        );
        return video;
    }
}
