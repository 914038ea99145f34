using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Publishing;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Publishing;

/// <summary>What YouTube makes of what it got, in our words.</summary>
public sealed class YouTubePostTests(UploadServer server) : IClassFixture<UploadServer>
{
    private static readonly TimeSpan Processing = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_video_is_processed_and_then_ready()
    {
        var scene = NewScene();
        var post = await scene.SucceedAsync();
        (await scene.FindAsync(post.Id)).Value.State.ShouldBe(PlatformPostState.Processing);

        server.Sandbox.Clock.Advance(Processing);

        (await scene.FindAsync(post.Id)).Value.ShouldBe(post with { State = PlatformPostState.Ready });
    }

    [Theory]
    [InlineData("codec", "platform_post_unusable", "codec is not supported")]
    [InlineData("copyright", "platform_post_rejected", "infringes a copyright")]
    public async Task A_video_that_comes_to_nothing_is_told_in_plain_words(string reason, string code, string words)
    {
        var scene = NewScene();
        server.Sandbox.YouTube.FailNext(reason);
        var post = await scene.SucceedAsync();
        server.Sandbox.Clock.Advance(Processing);

        var error = (await scene.FindAsync(post.Id)).Error.ShouldNotBeNull();

        error.Code.ShouldBe(code);
        error.Message.ShouldContain(words);
        error.Details["reason"].ShouldBe(reason);
        PublishingErrors.MayPass(error).ShouldBeFalse();
    }

    [Theory]
    [InlineData(PublishingPrivacy.Public, PublishingRemarks.KeptPrivate)]
    [InlineData(PublishingPrivacy.Unlisted, PublishingRemarks.KeptPrivate)]
    [InlineData(PublishingPrivacy.Private, null)]
    public async Task A_project_that_is_not_verified_is_noticed(PublishingPrivacy asked, string? remark)
    {
        var scene = NewScene();
        scene.Privacy = asked;
        server.Sandbox.YouTube.IsVerified = false;

        var post = await scene.SucceedAsync();

        server.Sandbox.YouTube.IsVerified = true;
        post.Remark.ShouldBe(remark);
        (await scene.FindAsync(post.Id)).Value.Remark.ShouldBe(remark);
    }

    [Fact]
    public async Task A_video_that_is_not_there_is_said_to_be_missing() =>
        (await NewScene().FindAsync("nothing")).Error.ShouldBe(PublishingErrors.PostMissing);

    [Fact]
    public async Task A_platform_that_is_away_is_logged_without_the_address_of_the_session()
    {
        var scene = NewScene();
        scene.Journal.DiesWithSession = true;
        await Should.ThrowAsync<WorkerDiedException>(scene.RunAsync);
        var session = server.Sandbox.YouTube.Uploads.Single(upload => upload.AccountId == scene.Account.Id).Id;
        scene.Journal.Session.ShouldNotBeNull().ShouldContain(session);
        server.Sandbox.Faults.Set(
            Vendors.Google,
            new Fault
            {
                Kind = FaultKind.Status,
                Status = 503,
                Times = 1,
            }
        );

        (await scene.FailAsync()).ShouldBe(ChannelErrors.PlatformUnavailable);

        server.Logs.Lines.ShouldContain(line => line.Contains("with 503", StringComparison.Ordinal));
        server.Logs.Lines.ShouldNotContain(line => line.Contains(session, StringComparison.Ordinal));
    }

    private UploadScene NewScene()
    {
        server.Sandbox.YouTube.ProcessingTime = Processing;
        return UploadScene.OnYouTube(server, 1000);
    }
}
