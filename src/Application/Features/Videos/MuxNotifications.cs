using System.Text.Json;
using StreamHub.Application.Features.Webhooks;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Application.Features.Videos;

/// <summary>Refreshes the video that an event of Mux is about: of its upload, its asset, or what belongs to the asset.</summary>
public sealed class MuxNotifications(IRepository<Video> videos, VideoRefresh refresh) : IWebhookEventHandler
{
    public WebhookVendor Vendor => WebhookVendor.Mux;

    public async Task<Result<WebhookOutcome>> HandleAsync(WebhookEvent received, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(received.Payload);
        var subject = document.RootElement.GetProperty("data");
        string[] names = [.. NamesIn(subject)];
        // Who signs for one account has nothing to say about the videos of another.
        var home = new VideoHome(VideoVendor.Mux, received.AccountId);
        var named = new VideoByAnyName(home, OurIdIn(subject), names);
        var video = await videos.FirstOrDefaultAsync(named, cancellationToken);
        if (video is null)
        {
            return WebhookOutcome.Ignored("No video of ours: Mux's account is shared, or the video was deleted.");
        }

        return await refresh.AnswerEventAsync(video, cancellationToken);
    }

    private static IEnumerable<string> NamesIn(JsonElement subject) =>
        new[] { "id", "asset_id", "upload_id" }.Select(name => TextIn(subject, name)).OfType<string>();

    // An asset carries what its upload was told to pass through; ours begins with the video's id.
    private static Guid? OurIdIn(JsonElement subject)
    {
        var settings = subject.TryGetProperty("new_asset_settings", out var upload) ? upload : subject;
        return Guid.TryParse(TextIn(settings, "passthrough")?.Split(' ')[0], out var id) ? id : null;
    }

    private static string? TextIn(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
