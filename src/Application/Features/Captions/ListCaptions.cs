using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Captions;

/// <summary>A video's captions. There are as many as languages: they come on one page.</summary>
[RequirePermission(Permissions.VideosRead)]
[NoValidation("Any id can be asked for.")]
public sealed record ListCaptions(Guid VideoId) : IQuery<CaptionList>;

public sealed record CaptionList(IReadOnlyList<CaptionResponse> Items);

public sealed class ListCaptionsHandler(HostedVideos videos) : IQueryHandler<ListCaptions, CaptionList>
{
    public async Task<Result<CaptionList>> Handle(ListCaptions query, CancellationToken cancellationToken)
    {
        var hosted = await videos.FindAsync(query.VideoId, cancellationToken);
        if (!hosted.IsSuccess)
        {
            return hosted.Error;
        }

        if (hosted.Value.Provider.Captions is not { } captions)
        {
            return VideoErrors.NotSupportedByVendor;
        }

        var tracks = await captions.ListAsync(hosted.Value.Video.AtVendor, cancellationToken);
        return tracks.IsSuccess ? new CaptionList([.. tracks.Value.Select(CaptionResponse.Of)]) : tracks.Error;
    }
}
