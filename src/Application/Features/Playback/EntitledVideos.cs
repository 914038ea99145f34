using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Domain.Viewing;

namespace StreamHub.Application.Features.Playback;

/// <param name="Now">When it was decided.</param>
/// <param name="ExpiresAt">When what is handed out for it ends.</param>
public sealed record EntitledVideo(
    PlayableVideo Video,
    Entitlement Entitlement,
    IVideoProvider Provider,
    DateTimeOffset Now,
    DateTimeOffset ExpiresAt
);

/// <summary>Finds the videos that the caller may play now; everything that hands out playback begins here.</summary>
public sealed class EntitledVideos(
    IPlaybackReads reads,
    EntitlementCheck entitlements,
    IVideoProviders providers,
    ICallerContext caller,
    TimeProvider time
)
{
    public async Task<Result<EntitledVideo>> FindAsync(Guid videoId, CancellationToken cancellationToken)
    {
        var video = await reads.FindVideoAsync(videoId, cancellationToken);
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

        var expiresAt = GrantExpiry.Of(video.Id, now, entitlement.Value.Until);
        return new EntitledVideo(video, entitlement.Value, provider.Value, now, expiresAt);
    }
}
