using System.Text.Json.Nodes;
using StreamHub.VendorSandbox.Webhooks;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>Tells an environment's webhook what happened, in Mux's envelope.</summary>
public sealed class MuxEvents(
    MuxEnvironments environments,
    WebhookQueue queue,
    MuxPresenter presenter,
    TimeProvider clock
)
{
    internal void Tell(string what, MuxUpload upload) =>
        Send($"video.upload.{what}", upload.EnvironmentId, "upload", upload.Id, presenter.PresentForWebhook(upload));

    internal void Tell(string what, MuxAsset asset) =>
        Send($"video.asset.{what}", asset.EnvironmentId, "asset", asset.Id, MuxPresenter.PresentForWebhook(asset));

    internal void Tell(string what, MuxAsset asset, MuxTrack track)
    {
        var data = MuxPresenter.Present(asset, track);
        data["asset_id"] = asset.Id;
        Send($"video.asset.track.{what}", asset.EnvironmentId, "track", track.Id, data);
    }

    internal void Tell(string what, MuxAsset asset, MuxRendition rendition)
    {
        var data = MuxPresenter.Present(asset, rendition);
        data["asset_id"] = asset.Id;
        Send($"video.asset.static_rendition.{what}", asset.EnvironmentId, "static_rendition", rendition.Id, data);
    }

    private void Send(string type, string environmentId, string kind, string id, JsonObject data)
    {
        var environment = environments.Get(environmentId);
        if (environment.WebhookUrl is not { } url)
        {
            return;
        }

        var eventId = Guid.NewGuid().ToString();
        var body = new JsonObject
        {
            ["type"] = type,
            ["id"] = eventId,
            ["created_at"] = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"),
            ["object"] = new JsonObject { ["type"] = kind, ["id"] = id },
            ["environment"] = new JsonObject { ["name"] = environment.Name, ["id"] = environment.Id },
            ["data"] = data,
            ["attempts"] = new JsonArray(),
        };
        queue.Enqueue(
            new WebhookMessage(Vendors.Mux, eventId, type, body.ToJsonString()),
            new WebhookTarget(url, environment.WebhookSecret)
        );
    }
}

internal sealed class MuxWebhookSigner : IWebhookSigner
{
    public string Vendor => Vendors.Mux;

    public IEnumerable<KeyValuePair<string, string>> Sign(WebhookMessage message, string secret, long unixSeconds)
    {
        yield return new(
            "Mux-Signature",
            $"t={unixSeconds},v1={HmacSignature.Compute(secret, unixSeconds, message.Body)}"
        );
    }
}
