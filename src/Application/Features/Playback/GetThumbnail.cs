using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Playback;

/// <summary>Asks for the address of a picture of one moment, and gets it if the video may be played.</summary>
/// <param name="Time">Seconds from the beginning; the moment that was chosen for the video when absent.</param>
[RequirePermission(Permissions.PlaybackRead)]
public sealed record GetThumbnail(Guid VideoId, decimal? Time, int? Width, int? Height) : IQuery<ThumbnailResponse>;

/// <param name="ExpiresAt">When the address stops working; ask again for a fresh one.</param>
public sealed record ThumbnailResponse(Uri Url, DateTimeOffset ExpiresAt);

public sealed class GetThumbnailValidator : AbstractValidator<GetThumbnail>
{
    private const int MinPixels = 10;
    private const int MaxPixels = 2_000;

    public GetThumbnailValidator()
    {
        RuleFor(query => query.Time).InclusiveBetween(0, Video.MaxDurationSeconds);
        RuleFor(query => query.Width).InclusiveBetween(MinPixels, MaxPixels);
        RuleFor(query => query.Height).InclusiveBetween(MinPixels, MaxPixels);
    }
}

public sealed class GetThumbnailHandler(EntitledVideos videos) : IQueryHandler<GetThumbnail, ThumbnailResponse>
{
    public async Task<Result<ThumbnailResponse>> Handle(GetThumbnail query, CancellationToken cancellationToken)
    {
        var found = await videos.FindAsync(query.VideoId, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var entitled = found.Value;
        if (entitled.Provider.Thumbnails is not { } thumbnails)
        {
            return VideoErrors.NotSupportedByVendor;
        }

        var request = new ThumbnailRequest((long?)(query.Time * 1_000), query.Width, query.Height);
        var url = await thumbnails.GrantAsync(entitled.Video.AtVendor, request, entitled.ExpiresAt, cancellationToken);
        return url.IsSuccess ? new ThumbnailResponse(url.Value, entitled.ExpiresAt) : url.Error;
    }
}
