using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Transformations;

/// <summary>How far the video's MP4 is at the vendor.</summary>
[RequirePermission(Permissions.VideosRead)]
[NoValidation("Any id can be asked for.")]
public sealed record GetDownload(Guid VideoId) : IQuery<DownloadResponse>;

public sealed class GetDownloadHandler(HostedVideos videos) : IQueryHandler<GetDownload, DownloadResponse>
{
    public async Task<Result<DownloadResponse>> Handle(GetDownload query, CancellationToken cancellationToken)
    {
        var hosted = await videos.FindAsync(query.VideoId, cancellationToken);
        if (!hosted.IsSuccess)
        {
            return hosted.Error;
        }

        if (hosted.Value.Provider.Downloads is not { } downloads)
        {
            return VideoErrors.NotSupportedByVendor;
        }

        var download = await downloads.FindAsync(hosted.Value.Video.AtVendor, cancellationToken);
        return download.IsSuccess ? DownloadResponse.Of(download.Value) : download.Error;
    }
}
