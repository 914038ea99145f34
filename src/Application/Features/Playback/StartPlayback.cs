using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Analytics;
using StreamHub.Domain.Common;
using StreamHub.Domain.Viewing;

namespace StreamHub.Application.Features.Playback;

/// <summary>
/// Asks for addresses that play a video for a while, and gets them if the entitlement check says yes and the viewer's plan
/// has room for another stream.
/// </summary>
/// <param name="StreamId">The stream that goes on, with fresh addresses or another video, instead of another one.</param>
[RequirePermission(Permissions.PlaybackRead)]
public sealed record StartPlayback(Guid VideoId, Guid? StreamId) : ICommand<PlaybackResponse>;

/// <param name="StoryboardUrl">Pictures for a player's time line as WebVTT, where the vendor has them.</param>
/// <param name="Token">The vendor's playback token, which the addresses carry already.</param>
/// <param name="DashUrl">Where the vendor has it.</param>
/// <param name="DownloadUrl">The MP4, where the owner allows its download.</param>
/// <param name="BeaconToken">What the player proves with, in its beacons, that it was let in.</param>
/// <param name="ExpiresAt">When the addresses stop working; ask again, with <c>streamId</c>, for fresh ones.</param>
/// <param name="StreamId">Which of the plan's concurrent streams it is; none for one's own video.</param>
/// <param name="StreamExpiresAt">When the stream ends, if no beacon comes until then.</param>
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
    PlaybackAccess Access,
    Guid? StreamId,
    DateTimeOffset? StreamExpiresAt
);

/// <param name="Way">By which right it plays.</param>
/// <param name="Until">When that right ends, if it does.</param>
public sealed record PlaybackAccess(EntitlementWay Way, DateTimeOffset? Until);

public sealed class StartPlaybackValidator : AbstractValidator<StartPlayback>
{
    public StartPlaybackValidator() => RuleFor(command => command.StreamId).NotEqual(Guid.Empty);
}

public sealed class StartPlaybackHandler(
    EntitledVideos videos,
    ConcurrentStreams streams,
    IBeaconTokens beacons,
    ICallerContext caller
) : ICommandHandler<StartPlayback, PlaybackResponse>
{
    public async Task<Result<PlaybackResponse>> Handle(StartPlayback command, CancellationToken cancellationToken)
    {
        var found = await videos.FindAsync(command.VideoId, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var entitled = found.Value;
        var grant = await entitled.Provider.GrantPlaybackAsync(
            entitled.Video.AtVendor,
            entitled.Video.AllowDownload,
            entitled.ExpiresAt,
            cancellationToken
        );
        if (!grant.IsSuccess)
        {
            return grant.Error;
        }

        // Last, so that nobody holds a stream who was given nothing to play.
        var taken = await streams.TakeAsync(entitled, command.StreamId, cancellationToken);
        return taken.IsSuccess ? Answer(entitled, grant.Value, taken.Value) : taken.Error;
    }

    private PlaybackResponse Answer(EntitledVideo entitled, PlaybackGrant grant, PlaybackStream? stream) =>
        new(
            entitled.Video.Id,
            grant.Hls,
            grant.Dash,
            grant.Download,
            grant.Thumbnail,
            grant.Storyboard,
            grant.Token,
            beacons.Issue(PassOf(entitled, stream)),
            entitled.ExpiresAt,
            new PlaybackAccess(entitled.Entitlement.Way, entitled.Entitlement.Until),
            stream?.Id,
            stream?.EndsAt
        );

    private BeaconPass PassOf(EntitledVideo entitled, PlaybackStream? stream) =>
        new(
            entitled.Video.Id,
            entitled.Video.OrganizationId,
            beacons.ViewerOf(caller.Member.UserId, entitled.Video.OrganizationId),
            stream?.Id,
            entitled.Video.DurationSeconds,
            entitled.Now,
            entitled.ExpiresAt + BeaconPass.Grace
        );
}
