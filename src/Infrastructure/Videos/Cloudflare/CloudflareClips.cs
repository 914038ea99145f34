using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

internal sealed class CloudflareClips(CloudflareClient cloudflare) : IVideoClips
{
    // How far it is has two forms: a word in the API's description, an object in the guide. The notification tells.
    private static readonly VendorVideoState Begun = new(
        VideoState.Processing,
        PercentComplete: null,
        DurationMilliseconds: null,
        SizeBytes: null,
        Width: null,
        Height: null,
        FailureCode: null,
        FailureMessage: null
    );

    // The API takes no name for a clip.
    public async Task<Result<VendorClip>> CreateAsync(ClipRequest request, CancellationToken cancellationToken)
    {
        var body = new CloudflareClipRequest(
            request.Source.Uid,
            request.StartSeconds,
            request.EndSeconds,
            RequireSignedURLs: true,
            request.Creator.ToString(),
            request.AllowedOrigins
        );
        var clip = await cloudflare.PostAsync<CloudflareClip>("stream/clip", body, cancellationToken);
        if (!clip.IsSuccess)
        {
            return clip.Error;
        }

        return UidOf(clip.Value) is { } uid ? new VendorClip(new(uid), Begun) : VideoErrors.VendorUnavailable;
    }

    private static string? UidOf(CloudflareClip clip) =>
        clip.Uid
        ?? (clip.Preview is { IsAbsoluteUri: true, Segments: [.., var uid, "watch"] } ? uid.TrimEnd('/') : null);
}
