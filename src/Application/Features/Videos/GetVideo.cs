using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

[RequirePermission(Permissions.VideosRead)]
[NoValidation("Any id can be asked for.")]
public sealed record GetVideo(Guid Id) : IQuery<VideoResponse>;

public sealed class GetVideoHandler(IVideoReads videos) : IQueryHandler<GetVideo, VideoResponse>
{
    public async Task<Result<VideoResponse>> Handle(GetVideo query, CancellationToken cancellationToken)
    {
        var video = await videos.FindAsync(query.Id, cancellationToken);
        return video is null ? VideoErrors.NotFound : video;
    }
}
