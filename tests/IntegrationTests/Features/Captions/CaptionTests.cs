using System.Text;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.CaptionSteps;

namespace StreamHub.IntegrationTests.Features.Captions;

/// <summary>Captions that are uploaded, at every vendor.</summary>
public abstract class CaptionTests(StreamHubServer server)
{
    /// <summary>What they are when they were just uploaded.</summary>
    protected abstract string FirstState { get; }

    [Fact]
    public async Task Captions_are_uploaded_listed_read_and_deleted()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);

        var put = (await owner.PutCaptionsAsync(video, "DE")).ShouldBe(200);
        put.Text("language").ShouldBe("de");
        put.Text("state").ShouldBe(FirstState);
        put.At("isGenerated").GetBoolean().ShouldBeFalse();

        await server.WhenIdleAsync();
        var listed = (await ListAsync(owner, video)).ShouldBe(200).At("items").EnumerateArray().Single();
        listed.GetProperty("label").GetString().ShouldBe("Deutsch");
        listed.GetProperty("state").GetString().ShouldBe("ready");
        var text = (await owner.Api.GetAsync(PathOf(video, "de"))).ShouldBe(200);
        text.ContentType.ShouldBe("text/vtt");
        text.Body.ShouldBe(German);

        (await owner.Api.DeleteAsync(PathOf(video, "de"))).ShouldBe(204);
        (await ListAsync(owner, video)).At("items").GetArrayLength().ShouldBe(0);
        (await owner.Api.GetAsync(PathOf(video, "de"))).ShouldBeProblem(404, "captions_not_found");
        (await owner.Api.DeleteAsync(PathOf(video, "de"))).ShouldBeProblem(404, "captions_not_found");
    }

    [Fact]
    public async Task Captions_that_come_again_take_the_place_of_the_first()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);
        await owner.PutCaptionsAsync(video);

        (await owner.PutCaptionsAsync(video, text: German.Replace("Grüße", "Feier"))).ShouldBe(200);

        await server.WhenIdleAsync();
        (await owner.Api.GetAsync(PathOf(video, "de"))).Body.ShouldContain("Schöne Feier");
        (await ListAsync(owner, video)).At("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task What_is_no_WebVTT_is_refused_with_its_line_and_nothing_changes()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);
        await owner.PutCaptionsAsync(video);

        var refused = await owner.PutCaptionsAsync(video, text: "WEBVTT\n\n00:00:00,000 --> 00:00:01,000\nSubRip");

        refused.ShouldBeProblem(400, "invalid_captions").At("line").GetInt32().ShouldBe(3);
        await server.WhenIdleAsync();
        (await owner.Api.GetAsync(PathOf(video, "de"))).Body.ShouldBe(German);
    }

    [Fact]
    public async Task A_cue_behind_the_end_of_the_video_is_refused()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);

        var refused = await owner.PutCaptionsAsync(video, text: "WEBVTT\n\n09:00:00.000 --> 09:00:01.000\nLate");

        refused.ShouldBeProblem(400, "invalid_captions").Text("reason").ShouldContain("behind the end");
    }

    [Fact]
    public async Task Captions_are_larger_than_other_bodies_and_bounded()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);
        var cue = Encoding.UTF8.GetBytes(German);

        (await owner.PutCaptionsAsync(video, "de", Filled(cue, 512 * 1024))).ShouldBe(200);
        (await owner.PutCaptionsAsync(video, "de", Filled(cue, 1024 * 1024))).ShouldBe(200);
        (await owner.PutCaptionsAsync(video, "de", Filled(cue, (1024 * 1024) + 1))).ShouldBeProblem(
            413,
            "body_too_large"
        );
    }

    [Theory]
    [InlineData("german")]
    [InlineData("de_DE")]
    [InlineData("d")]
    [InlineData("%2e%2e%2fkeys")]
    public async Task What_is_no_language_is_named(string language)
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);

        (await owner.PutCaptionsAsync(video, language)).ShouldBeProblem(400, "validation_failed");
        (await owner.Api.GetAsync(PathOf(video, language))).ShouldBeProblem(400, "validation_failed");
        (await owner.Api.DeleteAsync(PathOf(video, language))).ShouldBeProblem(400, "validation_failed");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    public async Task Another_media_type_is_refused(string mediaType)
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);
        var content = new StringContent(German, Encoding.UTF8, mediaType);

        var refused = await owner.Api.SendAsync(HttpMethod.Put, PathOf(video, "de"), content);

        refused.ShouldBeProblem(415, "unsupported_media_type");
    }

    [Fact]
    public async Task A_video_that_is_not_ready_takes_no_captions()
    {
        var owner = await server.RegisterAsync();
        var upload = await server.BeginUploadAsync(owner);

        (await owner.PutCaptionsAsync(upload.VideoId)).ShouldBeProblem(409, "video_not_ready");
    }

    private static Task<ApiAnswer> ListAsync(User user, Guid video) =>
        user.Api.GetAsync($"{VideoSteps.PathOf(video)}/captions");

    private static byte[] Filled(byte[] cue, int length)
    {
        var file = new byte[length];
        Array.Fill(file, (byte)'\n');
        cue.CopyTo(file, 0);
        return file;
    }
}

public sealed class CloudflareCaptionTests(StreamHubServer server)
    : CaptionTests(server),
        IClassFixture<StreamHubServer>
{
    protected override string FirstState => "ready";
}
