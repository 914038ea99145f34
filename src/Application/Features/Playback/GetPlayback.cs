using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Analytics;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Domain.Viewing;

namespace StreamHub.Application.Features.Playback;

/// <summary>Asks for addresses that play a video for a while, and gets them if the entitlement check says yes.</summary>
[RequirePermission(Permissions.PlaybackRead)]
[NoValidation("Any id can be asked for.")]
public sealed record GetPlayback(Guid VideoId) : IQuery<PlaybackResponse>;

/// <param name="StoryboardUrl">Pictures for a player's time line as WebVTT, where the vendor has them.</param>
/// <param name="Token">The vendor's playback token, which the addresses carry already.</param>
/// <param name="DashUrl">Where the vendor has it.</param>
/// <param name="DownloadUrl">The MP4, where the owner allows its download.</param>
/// <param name="BeaconToken">What the player proves with, in its beacons, that it was let in.</param>
/// <param name="ExpiresAt">When the addresses stop working; ask again for fresh ones.</param>
public sealed record PlaybackResponse(
    Guid VideoId,
    Uri HlsUrl,
    Uri? DashUrl,
    Uri? DownloadUrl,
    Uri ThumbnailUrl,
    Uri? StoryboardUrl,
    string Token,
    string BeaconToken,
    DateTimeOffset ExpiresAt,
    PlaybackAccess Access
);

/// <param name="Way">By which right it plays.</param>
/// <param name="Until">When that right ends, if it does.</param>
public sealed record PlaybackAccess(EntitlementWay Way, DateTimeOffset? Until);

public sealed class GetPlaybackHandler(
    IPlaybackReads reads,
    EntitlementCheck entitlements,
    IVideoProviders providers,
    IBeaconTokens beacons,
    ICallerContext caller,
    TimeProvider time
) : IQueryHandler<GetPlayback, PlaybackResponse>
{
    public async Task<Result<PlaybackResponse>> Handle(GetPlayback query, CancellationToken cancellationToken)
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

        var expiresAt = GrantExpiry.Of(video.Id, now, entitlement.Value.Until);
        var provider = await providers.FindAsync(video.Home, cancellationToken);
        if (!provider.IsSuccess)
        {
            return provider.Error;
        }

        var grant = await provider.Value.GrantPlaybackAsync(
            video.AtVendor,
            video.AllowDownload,
            expiresAt,
            cancellationToken
        );
        return grant.IsSuccess
            ? new PlaybackResponse(
                video.Id,
                grant.Value.Hls,
                grant.Value.Dash,
                grant.Value.Download,
                grant.Value.Thumbnail,
                grant.Value.Storyboard,
                grant.Value.Token,
                beacons.Issue(PassOf(video, now, expiresAt)),
                expiresAt,
                new PlaybackAccess(entitlement.Value.Way, entitlement.Value.Until)
            )
            : grant.Error;
    }

    private BeaconPass PassOf(PlayableVideo video, DateTimeOffset now, DateTimeOffset expiresAt) =>
        new(
            video.Id,
            video.OrganizationId,
            beacons.ViewerOf(caller.Member.UserId, video.OrganizationId),
            video.DurationSeconds,
            now,
            expiresAt + BeaconPass.Grace
        );
}
