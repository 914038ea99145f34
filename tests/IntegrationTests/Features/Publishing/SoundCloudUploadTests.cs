using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Publishing;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using StreamHub.VendorSandbox.SoundCloud;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Publishing;

/// <summary>A file gets to SoundCloud once, though it takes it in one request only.</summary>
public sealed class SoundCloudUploadTests(UploadServer server) : IClassFixture<UploadServer>
{
    private const long Megabyte = 1024 * 1024;

    private static readonly TimeSpan Processing = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_file_becomes_a_track_with_its_texts()
    {
        var scene = NewScene();
        scene.Texts = new PublishingTexts("Zwölf Töne", "A description", ["two words", "say \"hi\""]);

        var post = await scene.SucceedAsync();

        var track = await ShouldBeWholeAsync(scene);
        post.Id.ShouldBe(track.Urn);
        post.State.ShouldBe(PlatformPostState.Processing);
        post.Remark.ShouldBeNull();
        track.Title.ShouldBe("Zwölf Töne");
        track.Description.ShouldBe("A description");
        track.TagList.ShouldBe($"streamhub:job={scene.Marker} \"two words\" \"say hi\"");
        track.Sharing.ShouldBe("public");
        scene.Journal.Reports[^1].ShouldBe(scene.File.Length);
    }

    [Fact]
    public async Task A_track_is_ready_once_its_sound_was_seen()
    {
        var scene = NewScene();
        var post = await scene.SucceedAsync();
        (await scene.FindAsync(post.Id)).Value.State.ShouldBe(PlatformPostState.Processing);

        server.Sandbox.Clock.Advance(Processing);

        (await scene.FindAsync(post.Id)).Value.ShouldBe(post with { State = PlatformPostState.Ready });
    }

    [Fact]
    public async Task A_track_that_comes_to_nothing_is_told()
    {
        var scene = NewScene();
        server.Sandbox.SoundCloud.FailNext();
        var post = await scene.SucceedAsync();
        server.Sandbox.Clock.Advance(Processing);

        (await scene.FindAsync(post.Id)).Error.ShouldNotBeNull().Code.ShouldBe("platform_post_unusable");
        (await scene.FindAsync("soundcloud:tracks:1")).Error.ShouldBe(PublishingErrors.PostMissing);
    }

    [Fact]
    public async Task An_answer_that_is_lost_is_looked_up_and_nothing_is_sent_again()
    {
        var scene = NewScene();
        server.Sandbox.Faults.Set(
            Vendors.SoundCloud,
            new Fault
            {
                Kind = FaultKind.Reset,
                Phase = FaultPhase.After,
                Method = "POST",
                Times = 1,
            }
        );

        var error = await scene.FailAsync();

        error.ShouldBe(PublishingErrors.AnswerLost);
        PublishingErrors.MayPass(error).ShouldBeTrue();
        (await scene.SucceedAsync()).Id.ShouldBe((await ShouldBeWholeAsync(scene)).Urn);
        scene.File.Opened.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_upload_that_broke_off_is_looked_up_and_sent_again()
    {
        var scene = NewScene();
        server.Sandbox.SoundCloud.Accidents.BreakAt(Megabyte);
        (await scene.FailAsync()).ShouldBe(PublishingErrors.AnswerLost);

        await scene.SucceedAsync();

        await ShouldBeWholeAsync(scene);
        scene.File.Opened.ShouldBe([0, 0]);
    }

    [Fact]
    public async Task A_consent_that_ends_on_the_way_is_said()
    {
        var scene = NewScene();
        scene.File.Event = (
            Megabyte,
            _ =>
            {
                server.Sandbox.SoundCloud.RevokeAll(scene.Account.Id);
                return Task.CompletedTask;
            }
        );

        (await scene.FailAsync()).ShouldBe(ChannelErrors.ConsentRevoked);

        await scene.SucceedAsync();
        await ShouldBeWholeAsync(scene);
    }

    [Fact]
    public async Task Unlisted_is_private_there_and_that_is_said()
    {
        var scene = NewScene();
        scene.Privacy = PublishingPrivacy.Unlisted;

        (await scene.SucceedAsync()).Remark.ShouldBe(PublishingRemarks.UnlistedIsPrivate);

        TracksOf(scene).Single().Sharing.ShouldBe("private");
    }

    [Fact]
    public async Task Nothing_can_be_shown_later()
    {
        var scene = NewScene();
        scene.PublishAt = server.Time.GetUtcNow().AddDays(1);

        (await scene.FailAsync()).ShouldBe(PublishingErrors.ScheduleUnfit);
    }

    [Theory]
    [InlineData("video/mp4", 1000)]
    [InlineData("audio/mpeg", 0)]
    [InlineData("audio/mpeg", 4_000_000_001)]
    public async Task A_file_that_soundcloud_does_not_take_is_not_sent(string contentType, long length)
    {
        var scene = UploadScene.OnSoundCloud(server, length, contentType);

        (await scene.FailAsync()).ShouldBe(PublishingErrors.AssetUnfit);

        scene.Journal.MayHavePosted.ShouldBeFalse();
    }

    private UploadScene NewScene()
    {
        server.Sandbox.SoundCloud.ProcessingTime = Processing;
        return UploadScene.OnSoundCloud(server, 3 * Megabyte);
    }

    private List<SoundCloudTrack> TracksOf(UploadScene scene) =>
        [.. server.Sandbox.SoundCloud.Tracks.Where(track => track.AccountId == scene.Account.Id)];

    private async Task<SoundCloudTrack> ShouldBeWholeAsync(UploadScene scene)
    {
        var track = TracksOf(scene).ShouldHaveSingleItem();
        track.Length.ShouldBe(scene.File.Length);
        track.Hash.ShouldBe(await scene.File.HashAsync());
        return track;
    }
}
