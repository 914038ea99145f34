using Shouldly;
using StreamHub.Domain.Events;
using StreamHub.Domain.Videos;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Events;

public class VideoEventTests
{
    private static readonly DateTimeOffset Later = Moments.Noon.AddMinutes(5);

    private readonly Video _video = Video.BeginUpload(
        Guid.NewGuid(),
        Guid.NewGuid(),
        "Holiday",
        description: null,
        VideoAccess.Free,
        allowDownload: false,
        Moments.Noon
    );

    [Fact]
    public void An_upload_that_begins_is_no_news() => _video.HasEvents().ShouldBeFalse();

    [Fact]
    public void It_is_told_once_that_it_is_ready()
    {
        _video.Synchronize(Ready, Later);
        _video.Synchronize(Ready, Later.AddMinutes(1));

        _video.HasEvents().ShouldBeTrue();
        var told = _video.TakeEvents().ShouldHaveSingleItem();
        told.Type.ShouldBe(EventTypes.VideoReady);
        told.OrganizationId.ShouldBe(_video.OrganizationId);
        told.UserId.ShouldBe(_video.CreatedBy);
        told.SubjectId.ShouldBe(_video.Id);
        told.OccurredAt.ShouldBe(Later);
        told.Data.ShouldBe(new VideoEventData("Holiday", 1.5m, FailureCode: null));
    }

    [Fact]
    public void What_was_taken_is_not_told_again()
    {
        _video.Synchronize(Ready, Later);
        _video.TakeEvents();

        _video.HasEvents().ShouldBeFalse();
        _video.TakeEvents().ShouldBeEmpty();
    }

    [Fact]
    public void A_failure_tells_why()
    {
        _video.PlaceAtVendor(new VideoHome(VideoVendor.Cloudflare, null), new VendorVideo("uid"), Later);

        _video.LoseAtVendor(Later);

        var told = _video.TakeEvents().ShouldHaveSingleItem();
        told.Type.ShouldBe(EventTypes.VideoFailed);
        told.Data.ShouldBe(new VideoEventData("Holiday", DurationSeconds: null, VideoFailures.UploadExpired));
    }

    [Fact]
    public void A_deletion_is_told_after_what_came_before()
    {
        _video.Synchronize(Ready, Later);
        _video.Delete(Later);

        _video.TakeEvents().Select(told => told.Type).ShouldBe([EventTypes.VideoReady, EventTypes.VideoDeleted]);
    }

    [Fact]
    public void Work_on_the_way_is_no_news()
    {
        _video.Synchronize(Ready with { State = VideoState.Processing }, Later);

        _video.HasEvents().ShouldBeFalse();
    }

    private static VendorVideoState Ready =>
        new(
            VideoState.Ready,
            PercentComplete: 100,
            DurationMilliseconds: 1_500,
            SizeBytes: null,
            Width: null,
            Height: null,
            FailureCode: null,
            FailureMessage: null
        );
}
