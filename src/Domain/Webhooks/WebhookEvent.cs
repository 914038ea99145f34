using StreamHub.Domain.Common;

namespace StreamHub.Domain.Webhooks;

public enum WebhookVendor
{
    Stripe,
    Cloudflare,
    Clerk,
    Mux,
}

public enum WebhookEventState
{
    Received,
    Processed,

    /// <summary>Kept, but nothing here is concerned by it.</summary>
    Ignored,
}

/// <summary>
/// A vendor's notification as it came: verified, stored once under the vendor's own event id, processed later. It is
/// never marked done by an error.
/// </summary>
public sealed class WebhookEvent : AggregateRoot
{
    public const int ExternalIdMaxLength = 255;
    public const int TypeMaxLength = 100;
    public const int NoteMaxLength = 500;

    private WebhookEvent(
        Guid id,
        WebhookVendor vendor,
        string externalId,
        string type,
        string payload,
        DateTimeOffset receivedAt
    )
        : base(id)
    {
        Vendor = vendor;
        ExternalId = externalId;
        Type = type;
        Payload = payload;
        ReceivedAt = receivedAt;
    }

    public WebhookVendor Vendor { get; private set; }

    /// <summary>Unique together with the vendor.</summary>
    public string ExternalId { get; private set; }

    public string Type { get; private set; }

    /// <summary>The organization's video account whose secret signed it; <c>null</c> when the platform's did.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>The body, to the byte.</summary>
    public string Payload { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    public WebhookEventState State { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Why it was ignored.</summary>
    public string? Note { get; private set; }

    public bool IsFinished => State != WebhookEventState.Received;

    /// <summary>Whether the vendor's names for an event can be kept.</summary>
    public static bool CanKeep(string externalId, string type) =>
        IsText(externalId, ExternalIdMaxLength) && IsText(type, TypeMaxLength);

    public static WebhookEvent Receive(
        WebhookVendor vendor,
        string externalId,
        string type,
        string payload,
        DateTimeOffset now,
        Guid? accountId = null
    ) => new(NewId(now), vendor, externalId, type, payload, now) { AccountId = accountId };

    public void MarkProcessed(DateTimeOffset now) => Finish(WebhookEventState.Processed, note: null, now);

    public void Ignore(string reason, DateTimeOffset now) => Finish(WebhookEventState.Ignored, reason, now);

    private static bool IsText(string name, int maxLength) =>
        name.Length > 0 && name.Length <= maxLength && !name.Contains('\0');

    private void Finish(WebhookEventState state, string? note, DateTimeOffset now)
    {
        State = state;
        Note = note;
        FinishedAt = now;
    }
}
