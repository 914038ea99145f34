using System.Linq.Expressions;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Watermarks;

/// <param name="Opacity">1 shows the picture as it is, 0 not at all.</param>
/// <param name="Padding">The room to the nearest edges, as a part of the video's width or height.</param>
/// <param name="Scale">The size as a part of the video's; 0 leaves it as large as it is.</param>
/// <param name="Vendor">Videos that are uploaded to the same account can have it.</param>
/// <param name="Width">The picture's own, in pixels.</param>
public sealed record WatermarkResponse(
    Guid Id,
    string Name,
    decimal Opacity,
    decimal Padding,
    decimal Scale,
    WatermarkPosition Position,
    VideoVendor Vendor,
    int? Width,
    int? Height,
    Guid CreatedBy,
    DateTimeOffset CreatedAt
)
{
    public static Expression<Func<Watermark, WatermarkResponse>> Projection { get; } =
        watermark => new WatermarkResponse(
            watermark.Id,
            watermark.Name,
            watermark.Opacity,
            watermark.Padding,
            watermark.Scale,
            watermark.Position,
            watermark.Vendor,
            watermark.Width,
            watermark.Height,
            watermark.CreatedBy,
            watermark.CreatedAt
        );

    private static readonly Func<Watermark, WatermarkResponse> Compiled = Projection.Compile();

    public static WatermarkResponse Of(Watermark watermark) => Compiled(watermark);
}
