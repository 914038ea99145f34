using System.Linq.Expressions;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

[RequirePermission(Permissions.VideosRead)]
[NoValidation("Any id can be asked for.")]
public sealed record GetVideoStatus(Guid Id) : IQuery<VideoStatusResponse>;

/// <param name="PercentComplete">How far the vendor's processing is, where it tells.</param>
/// <param name="FailureCode">The vendor's reason, when the state is <c>failed</c>.</param>
public sealed record VideoStatusResponse(
    Guid Id,
    VideoState State,
    int? PercentComplete,
    decimal? DurationSeconds,
    long? SizeBytes,
    string? FailureCode,
    string? FailureMessage,
    DateTimeOffset UploadExpiresAt,
    DateTimeOffset UpdatedAt
)
{
    public static Expression<Func<Video, VideoStatusResponse>> Projection { get; } =
        video => new VideoStatusResponse(
            video.Id,
            video.State,
            video.PercentComplete,
            video.DurationMilliseconds / 1000m,
            video.SizeBytes,
            video.FailureCode,
            video.FailureMessage,
            video.UploadExpiresAt,
            video.UpdatedAt
        );
}

public sealed class GetVideoStatusHandler(IReadRepository<Video> videos)
    : IQueryHandler<GetVideoStatus, VideoStatusResponse>
{
    public async Task<Result<VideoStatusResponse>> Handle(GetVideoStatus query, CancellationToken cancellationToken)
    {
        var status = await videos.FirstOrDefaultAsync(new VideoStatusById(query.Id), cancellationToken);
        return status is null ? VideoErrors.NotFound : status;
    }
}
