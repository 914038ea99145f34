using System.Text.Json.Serialization;

namespace StreamHub.VendorSandbox.Webhooks;

public sealed class WebhookState
{
    public List<PendingDelivery> Pending { get; init; } = [];
}

public sealed record WebhookTarget(string Url, string Secret);

public sealed record WebhookMessage(string Vendor, string EventId, string EventType, string Body);

/// <summary>A message on its way to one target; it stays pending until it was taken, dropped or given up.</summary>
public sealed class PendingDelivery
{
    public required WebhookMessage Message { get; init; }

    public required WebhookTarget Target { get; init; }

    public int Attempts { get; set; }

    /// <summary>A timestamp of the running process, so a restarted sandbox tries again at once.</summary>
    [JsonIgnore]
    public long NotBefore { get; set; }
}

/// <summary>One try: <paramref name="Status"/> is the receiver's, or null with the <paramref name="Error"/> that came instead.</summary>
public sealed record DeliveryAttempt(
    string Vendor,
    string Url,
    string EventId,
    string EventType,
    int Attempt,
    int? Status,
    string? Error,
    DateTimeOffset At
);
