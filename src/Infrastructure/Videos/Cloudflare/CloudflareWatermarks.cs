using System.Globalization;
using System.Text.Json;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

internal sealed class CloudflareWatermarks(CloudflareClient cloudflare) : IWatermarks
{
    private const string Path = "stream/watermarks";

    public async Task<Result<VendorWatermark>> UploadAsync(
        WatermarkLook look,
        ReadOnlyMemory<byte> png,
        CancellationToken cancellationToken
    )
    {
        var fields = new Dictionary<string, string>
        {
            ["name"] = look.Name,
            ["opacity"] = Text(look.Opacity),
            ["padding"] = Text(look.Padding),
            ["scale"] = Text(look.Scale),
            ["position"] = PositionOf(look),
        };
        return Read(
            await cloudflare.PostFileAsync<CloudflareWatermark>(
                Path,
                "watermark.png",
                "image/png",
                png,
                fields,
                cancellationToken
            )
        );
    }

    // By the guide: the API's description knows the form alone.
    public async Task<Result<VendorWatermark>> FetchAsync(
        WatermarkLook look,
        Uri picture,
        CancellationToken cancellationToken
    )
    {
        var body = new CloudflareWatermarkRequest(
            picture,
            look.Name,
            look.Opacity,
            look.Padding,
            look.Scale,
            PositionOf(look)
        );
        return Read(await cloudflare.PostAsync<CloudflareWatermark>(Path, body, cancellationToken));
    }

    public async Task<Result> DeleteAsync(string uid, CancellationToken cancellationToken)
    {
        var deleted = await cloudflare.DeleteAsync($"{Path}/{uid}", cancellationToken);
        return deleted.Error == VideoErrors.NotFound ? Result.Success() : deleted;
    }

    private static Result<VendorWatermark> Read(Result<CloudflareWatermark> made) =>
        made.IsSuccess ? new VendorWatermark(made.Value.Uid, made.Value.Width, made.Value.Height) : made.Error;

    private static string Text(decimal part) => part.ToString(CultureInfo.InvariantCulture);

    // Ours are its names.
    private static string PositionOf(WatermarkLook look) =>
        JsonNamingPolicy.CamelCase.ConvertName(look.Position.ToString());
}
