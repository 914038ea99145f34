using System.Text.Json;
using StreamHub.Application.Features.Webhooks;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Application.Features.Videos;

/// <summary>Refreshes the video that a notification of Cloudflare names.</summary>
public sealed class CloudflareNotifications(IRepository<Video> videos, VideoRefresh refresh) : IWebhookEventHandler
{
    public WebhookVendor Vendor => WebhookVendor.Cloudflare;

    public async Task<Result<WebhookOutcome>> HandleAsync(WebhookEvent received, CancellationToken cancellationToken)
    {
        var uid = UidIn(received.Payload);
        var video = uid is null
            ? null
            : await videos.FirstOrDefaultAsync(new VideoByVendorUid(VideoVendor.Cloudflare, uid), cancellationToken);
        // Who signs for one account has nothing to say about the videos of another.
        if (video is null || video.AccountId != received.AccountId)
        {
            return WebhookOutcome.Ignored(
                "No video of ours: the vendor's account is shared, or the video was deleted."
            );
        }

        return await refresh.AnswerEventAsync(video, cancellationToken);
    }

    private static string? UidIn(string payload)
    {
        using var document = JsonDocument.Parse(payload);
        return document.RootElement.TryGetProperty("uid", out var uid) && uid.ValueKind == JsonValueKind.String
            ? uid.GetString()
            : null;
    }
}
