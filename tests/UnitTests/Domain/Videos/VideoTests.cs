using Shouldly;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Videos;

public class VideoTests
{
    private static readonly DateTimeOffset Later = Moments.Noon.AddMinutes(5);

    private readonly Video _video = Video.BeginUpload(
        Guid.NewGuid(),
        Guid.NewGuid(),
        " Holiday ",
        "By the sea",
        VideoAccess.Free,
        allowDownload: true,
        Moments.Noon
    );

    [Fact]
    public void An_upload_begins_with_what_its_owner_said()
    {
        _video.Title.ShouldBe("Holiday");
        _video.Description.ShouldBe("By the sea");
        _video.Access.ShouldBe(VideoAccess.Free);
        _video.AllowDownload.ShouldBeTrue();
        _video.State.ShouldBe(VideoState.WaitingForUpload);
        _video.CreatedAt.ShouldBe(Moments.Noon);
        _video.UpdatedAt.ShouldBe(Moments.Noon);
        _video.ReadyAt.ShouldBeNull();
    }

    [Fact]
    public void The_vendor_knows_it_by_a_name_of_its_own()
    {
        var account = Guid.NewGuid();

        _video.PlaceAtVendor(new VideoHome(VideoVendor.Mux, account), new VendorVideo("uid"), Later);

        _video.Home.ShouldBe(new VideoHome(VideoVendor.Mux, account));
        _video.AtVendor.ShouldBe(new VendorVideo("uid"));
        _video.UploadExpiresAt.ShouldBe(Later);
    }

    [Fact]
    public void An_edit_changes_what_it_gives()
    {
        _video.Edit(
            new VideoEdit
            {
                Title = " City ",
                Description = new Change<string?>("At night"),
                Access = VideoAccess.Subscription,
                AllowDownload = false,
            },
            Later
        );

        _video.Title.ShouldBe("City");
        _video.Description.ShouldBe("At night");
        _video.Access.ShouldBe(VideoAccess.Subscription);
        _video.AllowDownload.ShouldBeFalse();
        _video.UpdatedAt.ShouldBe(Later);
    }

    [Fact]
    public void An_edit_leaves_what_it_does_not_give()
    {
        _video.Edit(new VideoEdit(), Later);

        _video.Title.ShouldBe("Holiday");
        _video.Description.ShouldBe("By the sea");
        _video.Access.ShouldBe(VideoAccess.Free);
        _video.AllowDownload.ShouldBeTrue();
    }

    [Fact]
    public void An_edit_can_take_the_description_away()
    {
        _video.Edit(new VideoEdit { Description = new Change<string?>(null) }, Later);

        _video.Description.ShouldBeNull();
    }

    [Fact]
    public void An_edit_does_not_touch_what_the_vendor_says()
    {
        _video.Synchronize(
            new VendorVideoState(VideoState.Ready, null, null, null, null, null, null, null),
            Moments.Noon
        );

        _video.Edit(new VideoEdit { Title = "City" }, Later);

        _video.State.ShouldBe(VideoState.Ready);
        _video.ReadyAt.ShouldBe(Moments.Noon);
    }
}
