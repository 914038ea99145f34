using System.Linq.Expressions;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <param name="DurationSeconds">Length, once the vendor has measured it.</param>
/// <param name="SizeBytes">Size of the uploaded file, once it is whole.</param>
/// <param name="VendorUid">The vendor's name for it.</param>
/// <param name="AllowedOrigins">The sites that may show it; every site when empty.</param>
public sealed record VideoResponse(
    Guid Id,
    string Title,
    string? Description,
    VideoState State,
    VideoAccess Access,
    bool AllowDownload,
    decimal? DurationSeconds,
    long? SizeBytes,
    int? Width,
    int? Height,
    VideoVendor Vendor,
    string VendorUid,
    Guid? CategoryId,
    Guid CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? ReadyAt,
    IReadOnlyList<string> AllowedOrigins
)
{
    public static Expression<Func<Video, VideoResponse>> Projection { get; } =
        video => new VideoResponse(
            video.Id,
            video.Title,
            video.Description,
            video.State,
            video.Access,
            video.AllowDownload,
            video.DurationMilliseconds / 1000m,
            video.SizeBytes,
            video.Width,
            video.Height,
            video.Vendor,
            video.VendorUid,
            video.CategoryId,
            video.CreatedBy,
            video.CreatedAt,
            video.UpdatedAt,
            video.ReadyAt,
            video.AllowedOrigins
        );

    private static readonly Func<Video, VideoResponse> Compiled = Projection.Compile();

    public static VideoResponse Of(Video video) => Compiled(video);
}
