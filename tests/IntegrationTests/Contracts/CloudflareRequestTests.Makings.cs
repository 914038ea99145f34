using System.Text;
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
    public async Task Clips_downloads_and_thumbnails_are_asked_for_as_described()
    {
        server.Exchanges.Clear();
        var video = new VendorVideo(Uid);

        await server.WithAsync(
            async (CloudflareVendor vendor) =>
            {
                var provider = vendor.OfPlatform()!;
                await provider.Clips!.CreateAsync(
                    new ClipRequest(video, Guid.NewGuid(), 0, 1, "Clip", Guid.NewGuid()),
                    default
                );
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
