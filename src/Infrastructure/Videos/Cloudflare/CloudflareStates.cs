using System.Globalization;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

/// <summary>Cloudflare's word on a video, in ours.</summary>
internal static class CloudflareStates
{
    public static VendorVideoState ToState(this CloudflareVideo video) =>
        new(
            video.Status?.State switch
            {
                "ready" => VideoState.Ready,
                "error" => VideoState.Failed,
                "queued" or "inprogress" => VideoState.Processing,
                "downloading" => VideoState.Uploading,
                // A state that nobody knows is no news: no video moves back to the first.
                _ => VideoState.WaitingForUpload,
            },
            decimal.TryParse(video.Status?.PctComplete, CultureInfo.InvariantCulture, out var percent)
                ? (int)decimal.Clamp(percent, 0, 100)
                : null,
            video.Duration is > 0 ? (long)decimal.Round(video.Duration.Value * 1000) : null,
            video.Size is > 0 ? video.Size : null,
            video.Input?.Width is > 0 ? video.Input.Width : null,
            video.Input?.Height is > 0 ? video.Input.Height : null,
            video.Status?.ErrorReasonCode,
            video.Status?.ErrorReasonText
        );
}
