using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Publishing;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using StreamHub.VendorSandbox.Google;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Publishing;

/// <summary>A file gets to YouTube once, whatever breaks on the way.</summary>
public sealed class YouTubeUploadTests(UploadServer server) : IClassFixture<UploadServer>
{
    private const long Chunk = UploadServer.ChunkSize;
    private const long OfFourChunks = (3 * Chunk) + 1000;

    [Fact]
    public async Task A_file_becomes_a_video_with_its_texts()
    {
        var scene = UploadScene.OnYouTube(server, OfFourChunks);

        var post = await scene.SucceedAsync();

        var video = await ShouldBeWholeAsync(scene);
        post.ShouldBe(
            new PlatformPost(
                video.Id,
                new Uri($"https://www.youtube.com/watch?v={video.Id}"),
                PlatformPostState.Processing,
                Remark: null
            )
        );
        video.Draft.Snippet.Title.ShouldBe("A title");
        video.Draft.Snippet.Description.ShouldBe("A description");
        video.Draft.Snippet.Tags.ShouldBe([scene.Marker, "two words", "one"]);
        video.Draft.Status.ShouldBe(new YouTubeDraftStatus("public", PublishAt: null, SelfDeclaredMadeForKids: false));
        scene.File.Opened.ShouldBe([0]);
        scene.Journal.MayHavePosted.ShouldBeTrue();
        scene.Journal.Reports.ShouldBeInOrder();
        scene.Journal.Reports[^1].ShouldBe(OfFourChunks);
    }

    [Fact]
    public async Task A_video_that_is_to_be_public_later_is_private_until_then()
    {
        var scene = UploadScene.OnYouTube(server, 1000);
        scene.PublishAt = server.Time.GetUtcNow().AddDays(1);

        (await scene.SucceedAsync()).Remark.ShouldBeNull();

        var status = VideosOf(scene).Single().Draft.Status;
        status.PrivacyStatus.ShouldBe("private");
        status.PublishAt.ShouldBe(scene.PublishAt);
    }

    [Fact]
    public async Task Only_what_is_to_be_public_can_be_shown_later()
    {
        var scene = UploadScene.OnYouTube(server, 1000);
        scene.PublishAt = server.Time.GetUtcNow().AddDays(1);
        scene.Privacy = PublishingPrivacy.Unlisted;

        (await scene.FailAsync()).ShouldBe(PublishingErrors.ScheduleUnfit);
        UploadsOf(scene).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_broken_connection_costs_what_was_not_kept_and_no_more()
    {
        var scene = UploadScene.OnYouTube(server, OfFourChunks);
        server.Sandbox.YouTube.Accidents.BreakAt(Chunk + (Chunk / 2));

        await scene.SucceedAsync();

        await ShouldBeWholeAsync(scene);
        scene.File.Opened.ShouldBe([0, Chunk + (Chunk / 2)]);
        UploadsOf(scene).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_worker_that_dies_before_the_first_byte_leaves_a_session_to_go_on_with()
    {
        var scene = UploadScene.OnYouTube(server, OfFourChunks);
        scene.Journal.DiesWithSession = true;
        await Should.ThrowAsync<WorkerDiedException>(scene.RunAsync);
        UploadsOf(scene).ShouldHaveSingleItem().Received.ShouldBe(0);

        await scene.SucceedAsync();

        await ShouldBeWholeAsync(scene);
        UploadsOf(scene).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_worker_that_loses_its_job_stops_and_the_next_one_goes_on()
    {
        var scene = UploadScene.OnYouTube(server, OfFourChunks);
        scene.Journal.LosesJobAt = 2 * Chunk;
        await Should.ThrowAsync<WorkerDiedException>(scene.RunAsync);
        VideosOf(scene).ShouldBeEmpty();
        scene.Journal.LosesJobAt = null;

        await scene.SucceedAsync();

        await ShouldBeWholeAsync(scene);
        scene.File.Opened.Count.ShouldBe(2);
        scene.File.Opened[1].ShouldBeGreaterThanOrEqualTo(Chunk);
    }

    [Fact]
    public async Task A_last_answer_that_is_lost_is_asked_for()
    {
        var scene = UploadScene.OnYouTube(server, 1000);
        server.Sandbox.Faults.Set(Vendors.Google, LosingAnswer("PUT"));

        await scene.SucceedAsync();

        await ShouldBeWholeAsync(scene);
    }

    [Fact]
    public async Task A_video_whose_session_is_forgotten_is_found_by_its_tag()
    {
        var scene = UploadScene.OnYouTube(server, 1000);
        var posted = await scene.SucceedAsync();
        server.Sandbox.YouTube.ExpireUploads();

        (await scene.SucceedAsync()).Id.ShouldBe(posted.Id);

        VideosOf(scene).ShouldHaveSingleItem();
        UploadsOf(scene).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_video_whose_session_was_never_kept_is_found_by_its_tag_on_a_further_page()
    {
        var scene = UploadScene.OnYouTube(server, 10);
        var posted = await scene.SucceedAsync();
        for (var others = 0; others < 51; others++)
        {
            server.Sandbox.YouTube.AddVideo(scene.Account.Id, $"Another {others}");
        }

        scene.Journal.Session = null;

        (await scene.SucceedAsync()).Id.ShouldBe(posted.Id);
    }

    [Fact]
    public async Task A_session_that_is_forgotten_before_its_end_is_begun_anew()
    {
        var scene = UploadScene.OnYouTube(server, OfFourChunks);
        scene.Journal.LosesJobAt = 2 * Chunk;
        await Should.ThrowAsync<WorkerDiedException>(scene.RunAsync);
        scene.Journal.LosesJobAt = null;
        server.Sandbox.YouTube.ExpireUploads();

        await scene.SucceedAsync();

        await ShouldBeWholeAsync(scene);
        scene.File.Opened[1].ShouldBe(0);
        UploadsOf(scene).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_consent_that_ends_on_the_way_is_said_and_costs_no_byte()
    {
        var scene = UploadScene.OnYouTube(server, OfFourChunks);
        scene.File.Event = (
            2 * Chunk,
            _ =>
            {
                server.Sandbox.Google.RevokeAll(scene.Account.Id);
                return Task.CompletedTask;
            }
        );

        (await scene.FailAsync()).ShouldBe(ChannelErrors.ConsentRevoked);

        await scene.SucceedAsync();
        await ShouldBeWholeAsync(scene);
        scene.File.Opened[1].ShouldBeGreaterThanOrEqualTo(2 * Chunk);
    }

    [Fact]
    public async Task A_file_that_can_not_be_read_on_is_said_and_goes_on_later()
    {
        var scene = UploadScene.OnYouTube(server, OfFourChunks);
        scene.File.Event = (Chunk, _ => throw new IOException("Its server is gone."));

        var error = await scene.FailAsync();

        error.ShouldBe(PublishingErrors.AssetUnreachable);
        PublishingErrors.MayPass(error).ShouldBeTrue();
        await scene.SucceedAsync();
        await ShouldBeWholeAsync(scene);
        scene.File.Opened.ShouldBe([0, Chunk]);
    }

    [Fact]
    public async Task A_file_of_another_length_is_not_put_together_with_the_first_one()
    {
        var scene = UploadScene.OnYouTube(server, OfFourChunks);
        scene.Journal.DiesWithSession = true;
        await Should.ThrowAsync<WorkerDiedException>(scene.RunAsync);
        scene.File.Length += 1;

        (await scene.FailAsync()).ShouldBe(PublishingErrors.AssetChanged);
    }

    [Theory]
    [InlineData("audio/mpeg", 1000)]
    [InlineData("application/octet-stream", 1000)]
    [InlineData("video/mp4", 0)]
    [InlineData("video/mp4", 256_000_000_001)]
    public async Task A_file_that_youtube_does_not_take_is_not_sent(string contentType, long length)
    {
        var scene = UploadScene.OnYouTube(server, length, contentType);

        var error = await scene.FailAsync();

        error.ShouldBe(PublishingErrors.AssetUnfit);
        PublishingErrors.MayPass(error).ShouldBeFalse();
        UploadsOf(scene).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<b>", "", "invalidTitle")]
    [InlineData("A title", "a < b", "invalidDescription")]
    public async Task Texts_that_youtube_does_not_take_are_named(string title, string description, string reason)
    {
        var scene = UploadScene.OnYouTube(server, 1000);
        scene.Texts = new PublishingTexts(title, description, []);

        var error = await scene.FailAsync();

        error.Code.ShouldBe(PublishingErrors.TextsUnfit.Code);
        error.Details["reason"].ShouldBe(reason);
    }

    [Fact]
    public async Task A_quota_that_is_used_up_is_said_with_the_time_until_it_is_new()
    {
        var scene = UploadScene.OnYouTube(server, 1000);
        server.Sandbox.YouTube.UploadsLeft = 0;

        var error = await scene.FailAsync();

        server.Sandbox.YouTube.UploadsLeft = null;
        error.Code.ShouldBe(PublishingErrors.QuotaExceeded.Code);
        PublishingErrors.MayPass(error).ShouldBeTrue();
        error.RetryAfter.ShouldNotBeNull().ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromHours(25));
        scene.Journal.Session.ShouldBeNull();
    }

    [Fact]
    public async Task An_account_without_a_channel_can_not_publish()
    {
        var scene = UploadScene.OnYouTube(server, 1000);
        server.Sandbox.Google.CloseChannel(scene.Account.Id);

        (await scene.FailAsync()).ShouldBe(ChannelErrors.NoChannelThere);
    }

    private static Fault LosingAnswer(string method) =>
        new()
        {
            Kind = FaultKind.Reset,
            Phase = FaultPhase.After,
            Method = method,
            Times = 1,
        };

    private List<YouTubeVideo> VideosOf(UploadScene scene) =>
        [.. server.Sandbox.YouTube.Videos.Where(video => video.AccountId == scene.Account.Id)];

    private List<YouTubeUpload> UploadsOf(UploadScene scene) =>
        [.. server.Sandbox.YouTube.Uploads.Where(upload => upload.AccountId == scene.Account.Id)];

    private async Task<YouTubeVideo> ShouldBeWholeAsync(UploadScene scene)
    {
        var video = VideosOf(scene).ShouldHaveSingleItem();
        video.Length.ShouldBe(scene.File.Length);
        video.Hash.ShouldBe(await scene.File.HashAsync());
        return video;
    }
}
