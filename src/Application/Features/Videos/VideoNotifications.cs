using System.Text.Json;
using StreamHub.Application.Common;
using StreamHub.Application.Features.Webhooks;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Application.Features.Videos;

/// <summary>
/// Brings a video up to date when its vendor says that something happened. The notification only names the video: what
/// is believed is what the vendor answers when asked after our copy was loaded, so that order and repetition don't matter.
/// </summary>
public sealed class VideoNotifications(
    IRepository<Video> videos,
    IVideoProvider provider,
    IOutbox outbox,
    TimeProvider time
) : IWebhookEventHandler
{
    public WebhookVendor Vendor => WebhookVendor.Cloudflare;

    public async Task<Result<WebhookOutcome>> HandleAsync(WebhookEvent received, CancellationToken cancellationToken)
    {
        var uid = UidIn(received.Payload);
        var video = uid is null
            ? null
            : await videos.FirstOrDefaultAsync(new VideoByVendorUid(provider.Vendor, uid), cancellationToken);
        if (video is null)
        {
            return WebhookOutcome.Ignored(
                "No video of ours: the vendor's account is shared, or the video was deleted."
            );
        }

        var state = await provider.GetAsync(video.VendorUid, cancellationToken);
        if (!state.IsSuccess)
        {
            return state.Error;
        }

        var wasReady = video.State == VideoState.Ready;
        video.Synchronize(state.Value, time.Now());
        if (video is { AllowDownload: true, State: VideoState.Ready } && !wasReady)
        {
            outbox.Enqueue(new EnableDownload(video.Id));
        }

        return WebhookOutcome.Processed;
    }

    private static string? UidIn(string payload)
    {
        using var document = JsonDocument.Parse(payload);
        return document.RootElement.TryGetProperty("uid", out var uid) && uid.ValueKind == JsonValueKind.String
            ? uid.GetString()
            : null;
    }
}
