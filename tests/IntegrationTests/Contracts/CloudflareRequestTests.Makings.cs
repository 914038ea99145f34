using System.Text;
using System.Text.Json;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Videos.Cloudflare;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>What the vendor makes of a video.</summary>
public abstract partial class CloudflareRequestTests
{
    [Fact]
    public async Task What_concerns_captions_is_as_described()
    {
        server.Exchanges.Clear();
        var (video, language) = (new VendorVideo(Uid), LanguageTag.Parse("de"));
        var text = WebVtt.Parse(Encoding.UTF8.GetBytes(CaptionSteps.German), durationMilliseconds: null).Value;

        // Only the requests count: where the document gives an example, the answer is one.
        await server.WithAsync(
            async (CloudflareVendor vendor) =>
            {
                var captions = vendor.OfPlatform()!.Captions!;
                await captions.ListAsync(video, default);
                await captions.PutAsync(video, language, text, default);
                await captions.GenerateAsync(video, language, default);
                await captions.ReadAsync(video, language, default);
                return await vendor.ClientOfPlatform().DeleteAsync($"stream/{Uid}/captions/de", default);
            }
        );

        server.ShouldHaveSentOnly(
            $"GET {Stream}/{Uid}/captions",
            $"PUT {Stream}/{Uid}/captions/de",
            $"POST {Stream}/{Uid}/captions/de/generate",
            $"GET {Stream}/{Uid}/captions/de/vtt",
            $"DELETE {Stream}/{Uid}/captions/de"
        );
    }

    [Fact]
    public async Task Watermarks_are_uploaded_and_deleted_as_described()
    {
        server.Exchanges.Clear();
        var look = new WatermarkLook("Logo – 標", 0.5m, 0.05m, 0.15m, WatermarkPosition.LowerLeft);

        await server.WithAsync(
            async (CloudflareVendor vendor) =>
            {
                var watermarks = vendor.OfPlatform()!.Watermarks!;
                await watermarks.UploadAsync(look, SamplePicture.Png, default);
                return await watermarks.DeleteAsync(Uid, default);
            }
        );

        server.ShouldHaveSentOnly($"POST {Stream}/watermarks", $"DELETE {Stream}/watermarks/{Uid}");
    }

    /// <summary>By Cloudflare's guide, which the description lags behind: it takes no JSON there.</summary>
    [Fact]
    public async Task A_watermark_is_fetched_as_the_guide_says()
    {
        server.Exchanges.Clear();
        var look = new WatermarkLook("Logo", 1, 0.05m, 0.15m, WatermarkPosition.UpperRight);

        await server.WithAsync(
            (CloudflareVendor vendor) =>
                vendor.OfPlatform()!.Watermarks!.FetchAsync(look, new Uri("https://example.com/logo.png"), default)
        );

        var sent = JsonDocument.Parse(server.Exchanges.Only("POST", $"{Stream}/watermarks").Body).RootElement;
        sent.EnumerateObject()
            .Select(member => $"{member.Name}={member.Value}")
            .ShouldBe([
                "url=https://example.com/logo.png",
                "name=Logo",
                "opacity=1",
                "padding=0.05",
                "scale=0.15",
                "position=upperRight",
            ]);
    }

    [Fact]
    public async Task Restricting_a_video_to_sites_is_as_described()
    {
        server.Exchanges.Clear();

        await server.WithAsync(
            (CloudflareVendor vendor) =>
                vendor.OfPlatform()!.Origins!.AllowAsync(new(Uid), ["example.com", "*.example.org"], default)
        );

        server.ShouldHaveSentOnly($"POST {Stream}/{Uid}");
    }

    [Fact]
    public async Task Asking_for_a_playback_token_is_as_described()
    {
        server.Exchanges.Clear();
        var end = DateTimeOffset.UnixEpoch.AddYears(90);

        var token = await server.WithAsync(
            (CloudflareVendor vendor) =>
                ((CloudflareVideoProvider)vendor.OfPlatform()!).CreateTokenAsync(Uid, downloadable: true, end, default)
        );

        token.Value.ShouldNotBeEmpty();
        server.ShouldHaveSentOnly($"POST {Stream}/{Uid}/token");
    }

    [Fact]
    public async Task Clips_downloads_and_thumbnails_are_asked_for_as_described()
    {
        server.Exchanges.Clear();
        var video = new VendorVideo(Uid);

        await server.WithAsync(
            async (CloudflareVendor vendor) =>
            {
                var provider = vendor.OfPlatform()!;
                var clip = new ClipRequest(video, Guid.NewGuid(), 0, 1, "Clip", Guid.NewGuid())
                {
                    AllowedOrigins = ["example.com"],
                };
                await provider.Clips!.CreateAsync(clip, default);
                await provider.Downloads!.PrepareAsync(video, default);
                await provider.Downloads.FindAsync(video, default);
                await provider.Downloads.RemoveAsync(video, default);
                return await provider.Thumbnails!.ChooseAsync(video, 500, 1_000, default);
            }
        );

        server.ShouldHaveSentOnly(
            $"POST {Stream}/clip",
            $"POST {Stream}/{Uid}/downloads",
            $"GET {Stream}/{Uid}/downloads",
            $"DELETE {Stream}/{Uid}/downloads",
            $"POST {Stream}/{Uid}"
        );
    }
}
