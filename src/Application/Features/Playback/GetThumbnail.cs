using FluentValidation;
using StreamHub.Application.Common;
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

public sealed class GetThumbnailHandler(
    IPlaybackReads reads,
    EntitlementCheck entitlements,
    IVideoProviders providers,
    ICallerContext caller,
    TimeProvider time
) : IQueryHandler<GetThumbnail, ThumbnailResponse>
{
    public async Task<Result<ThumbnailResponse>> Handle(GetThumbnail query, CancellationToken cancellationToken)
    {
        var video = await reads.FindVideoAsync(query.VideoId, cancellationToken);
        if (video is null)
        {
            return VideoErrors.NotFound;
        }

        var now = time.Now();
        var entitlement = await entitlements.DecideAsync(video, caller.Member, now, cancellationToken);
        if (!entitlement.IsSuccess)
        {
            return entitlement.Error;
        }

        if (video.State != VideoState.Ready)
        {
            return VideoErrors.NotReady;
        }

        var provider = await providers.FindAsync(video.Home, cancellationToken);
        if (!provider.IsSuccess)
        {
            return provider.Error;
        }

        if (provider.Value.Thumbnails is not { } thumbnails)
        {
            return VideoErrors.NotSupportedByVendor;
        }

        var expiresAt = GrantExpiry.Of(video.Id, now, entitlement.Value.Until);
        var request = new ThumbnailRequest((long?)(query.Time * 1_000), query.Width, query.Height);
        var url = await thumbnails.GrantAsync(video.AtVendor, request, expiresAt, cancellationToken);
        return url.IsSuccess ? new ThumbnailResponse(url.Value, expiresAt) : url.Error;
    }
}
