using Shouldly;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.UnitTests.Common;
using Xunit;
using static StreamHub.UnitTests.Application.Features.Judged;

namespace StreamHub.UnitTests.Application.Features;

public class VideoValidatorTests
{
    private static readonly CreateUpload Upload = new(
        "Holiday",
        Description: null,
        SizeBytes: 1,
        Method: null,
        Access: null,
        AllowDownload: null,
        MaxDurationSeconds: null,
        AllowedOrigins: null,
        WatermarkId: null
    );

    private static readonly ListVideos List = new();

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void A_title_has_1_to_200_characters(int length, bool taken)
    {
        new CreateUploadValidator().Validate(Upload with { Title = OfLength(length) }).IsValid.ShouldBe(taken);
        new EditVideoValidator().Validate(Edit(new VideoEdit { Title = OfLength(length) })).IsValid.ShouldBe(taken);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(5_000, true)]
    [InlineData(5_001, false)]
    public void A_description_has_up_to_5000_characters(int length, bool taken)
    {
        var text = OfLength(length);

        new CreateUploadValidator().Validate(Upload with { Description = text }).IsValid.ShouldBe(taken);
        new EditVideoValidator()
            .Validate(Edit(new VideoEdit { Description = new Change<string?>(text) }))
            .IsValid.ShouldBe(taken);
    }

    [Theory]
    [InlineData("example.com", true)]
    [InlineData("https://example.com", false)]
    public void Origins_are_hosts(string origin, bool taken)
    {
        new CreateUploadValidator().Validate(Upload with { AllowedOrigins = [origin] }).IsValid.ShouldBe(taken);
        new EditVideoValidator().Validate(Edit(new VideoEdit { AllowedOrigins = [origin] })).IsValid.ShouldBe(taken);
    }

    [Theory]
    [InlineData("line\nbreak\r\nand\ttab", true)]
    [InlineData("bell\u0007", false)]
    [InlineData("nul\0", false)]
    [InlineData("next line\u0085", false)]
    public void Texts_break_lines_and_are_visible_otherwise(string text, bool taken)
    {
        new CreateUploadValidator().Validate(Upload with { Description = text }).IsValid.ShouldBe(taken);
        new EditVideoValidator()
            .Validate(Edit(new VideoEdit { Description = new Change<string?>(text) }))
            .IsValid.ShouldBe(taken);
        new EditVideoValidator().Validate(Edit(new VideoEdit { Title = text })).IsValid.ShouldBe(taken);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(32_212_254_720, true)]
    [InlineData(32_212_254_721, false)]
    [InlineData(long.MaxValue, false)]
    public void A_file_has_1_byte_to_30_GiB(long size, bool taken) =>
        new CreateUploadValidator().Validate(Upload with { SizeBytes = size }).IsValid.ShouldBe(taken);

    [Theory]
    [InlineData(null, true)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(21_600, true)]
    [InlineData(21_601, false)]
    public void A_video_lasts_up_to_six_hours(int? seconds, bool taken) =>
        new CreateUploadValidator().Validate(Upload with { MaxDurationSeconds = seconds }).IsValid.ShouldBe(taken);

    [Fact]
    public void An_edit_may_leave_everything_as_it_is() => new EditVideoValidator().ShouldTake(Edit(new VideoEdit()));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_edit_does_not_take_the_title_away(string title) =>
        new EditVideoValidator().ShouldRefuse(Edit(new VideoEdit { Title = title }), nameof(VideoEdit.Title));

    [Theory]
    [InlineData(null, true)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    [InlineData(-1, false)]
    public void A_page_has_1_to_100_rows(int? limit, bool taken) =>
        new ListVideosValidator().Validate(List with { Limit = limit }).IsValid.ShouldBe(taken);

    [Fact]
    public void A_list_goes_on_from_a_cursor_of_ours_only()
    {
        var cursor = new BoundCursor("Holiday", Guid.NewGuid()).ToText("titles");

        new ListVideosValidator().ShouldTake(List with { Cursor = cursor });
        new ListVideosValidator().ShouldRefuse(List with { Cursor = "" }, nameof(ListVideos.Cursor));
        new ListVideosValidator().ShouldRefuse(List with { Cursor = cursor[..^1] + "*" }, nameof(ListVideos.Cursor));
    }

    [Fact]
    public void A_list_is_filtered_by_values_that_there_are()
    {
        var validator = new ListVideosValidator();

        validator.ShouldTake(List with { State = VideoState.Failed, Access = VideoAccess.Subscription });
        validator.ShouldRefuse(List with { State = (VideoState)99 }, nameof(ListVideos.State));
        validator.ShouldRefuse(List with { Access = (VideoAccess)99 }, nameof(ListVideos.Access));
    }

    private static EditVideo Edit(VideoEdit edit) => new(Guid.NewGuid(), edit);
}
