using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using StreamHub.Infrastructure.Videos;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using StreamHub.VendorSandbox.Faults;
using StreamHub.VendorSandbox.Mux;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Captions;

/// <summary>Mux fetches what was uploaded, and tells later whether it could.</summary>
public sealed class MuxCaptionTests(MuxServer server) : CaptionTests(server), IClassFixture<MuxServer>
{
    protected override string FirstState => "processing";

    [Fact]
    public async Task What_Mux_could_not_make_has_failed_and_can_be_uploaded_again()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);
        server.Sandbox.Mux.FailNextTracks();
        await owner.PutCaptionsAsync(video);
        await server.WhenIdleAsync();
        (await StateAsync(owner, video)).ShouldBe("failed");
        (await owner.Api.GetAsync(CaptionSteps.PathOf(video, "de"))).ShouldBeProblem(404, "captions_not_found");

        (await owner.PutCaptionsAsync(video)).ShouldBe(200);
        await server.WhenIdleAsync();

        (await StateAsync(owner, video)).ShouldBe("ready");
        (await TextsAsync(owner, video)).ShouldHaveSingleItem().LanguageCode.ShouldBe("de");
    }

    [Fact]
    public async Task What_Mux_refuses_leaves_the_captions_that_there_are()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);
        await owner.PutCaptionsAsync(video);
        await server.WhenIdleAsync();
        var refusal = new Fault
        {
            Kind = FaultKind.Status,
            Status = 400,
            Method = "POST",
            Path = "/tracks",
        };
        using (VendorOutage.Of(server, Vendors.Mux, refusal))
        {
            var refused = await owner.PutCaptionsAsync(video, text: CaptionSteps.German.Replace("Grüße", "Freude"));
            refused.ShouldBeProblem(502, "video_vendor_rejected");
        }

        (await owner.Api.GetAsync(CaptionSteps.PathOf(video, "de"))).Body.ShouldBe(CaptionSteps.German);
        (await FilesAsync(text => text.Contains("Freude"))).ShouldBe(0);
    }

    [Fact]
    public async Task Captions_lie_ready_for_an_hour_for_whom_has_the_token_and_are_then_forgotten()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);
        var text = CaptionSteps.German.Replace("Grüße", $"{video}");
        await owner.PutCaptionsAsync(video, text: text);
        await server.WhenIdleAsync();
        var path = new Uri((await TextsAsync(owner, video)).ShouldHaveSingleItem().Url!).PathAndQuery;

        var file = (await server.Anonymous().GetAsync(path)).ShouldBe(200);
        (file.ContentType, file.Body).ShouldBe(("text/vtt", text));
        foreach (
            var wrong in new[] { path[..^1], $"{path}A", "/captions/file?token=", $"/captions/file?token={video}" }
        )
        {
            (await server.Anonymous().GetAsync(wrong)).ShouldBeProblem(404, "captions_not_found");
        }

        server.Advance(TimeSpan.FromHours(1));
        (await server.Anonymous().GetAsync(path)).ShouldBeProblem(404, "captions_not_found");
        (await FilesAsync(stored => stored == text)).ShouldBe(1);
        await server.Services.GetServices<IHostedService>().OfType<CaptionFilesSweep>().Single().RunOnceAsync(default);
        (await FilesAsync(stored => stored == text)).ShouldBe(0);
    }

    [Fact]
    public async Task Captions_play_with_the_video()
    {
        var owner = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(owner);
        await owner.PutCaptionsAsync(video);
        await server.WhenIdleAsync();

        var playback = (await owner.StartPlaybackAsync(video)).ShouldBe(200);

        using var player = new HttpClient();
        var master = await player.GetStringAsync(new Uri(playback.Text("hlsUrl")));
        master.ShouldContain("LANGUAGE=\"de\"");
        master.ShouldContain("NAME=\"Deutsch\"");
    }

    private static async Task<string?> StateAsync(User owner, Guid video)
    {
        var list = (await owner.Api.GetAsync($"{VideoSteps.PathOf(video)}/captions")).ShouldBe(200);
        return list.At("items").EnumerateArray().Single().GetProperty("state").GetString();
    }

    private async Task<IReadOnlyList<MuxTrack>> TextsAsync(User owner, Guid video) =>
        [.. (await server.AtMuxAsync(owner, video)).ShouldNotBeNull().Tracks.Where(track => track.IsText)];

    private async Task<int> FilesAsync(Func<string, bool> isMeant) =>
        (
            await server.InDatabaseAsync(database =>
                database.Set<CaptionFile>().Select(file => file.Text).ToListAsync()
            )
        ).Count(isMeant);
}
