using StreamHub.Domain.Common;

namespace StreamHub.Domain.WebhookEndpoints;

/// <summary>Why there was no answer.</summary>
public enum WebhookFailure
{
    TimedOut,

    /// <summary>No connection came about, or it broke before the answer.</summary>
    Unreachable,

    /// <summary>The address leads to where nothing is sent.</summary>
    AddressRefused,

    /// <summary>The event is older than events are kept; there was nothing left to send.</summary>
    EventExpired,
}

/// <summary>What came back.</summary>
/// <param name="Status">The HTTP status; <c>null</c> where there is a failure instead.</param>
/// <param name="Body">How the answer's text begins.</param>
/// <param name="RetryAfter">The wait that the receiver asked for.</param>
public sealed record WebhookAnswer(
    int? Status,
    WebhookFailure? Failure,
    TimeSpan Duration,
    string? Body = null,
    TimeSpan? RetryAfter = null
)
{
    public bool IsTaken => Status is >= 200 and < 300;

    public bool SaysGone => Status == 410;

    /// <summary>The same again would come to nothing.</summary>
    public bool IsFinal => SaysGone || Failure == WebhookFailure.EventExpired;
}

/// <summary>One try to hand a delivery over; written once, never changed.</summary>
public sealed class WebhookAttempt : IOwned
{
    public const int BodyMaxLength = 1_000;

    private WebhookAttempt(Guid id, Guid organizationId, Guid deliveryId, int number, DateTimeOffset sentAt)
    {
        Id = id;
        OrganizationId = organizationId;
        DeliveryId = deliveryId;
        Number = number;
        SentAt = sentAt;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; private set; }

    public Guid DeliveryId { get; private set; }

    /// <summary>1, 2, 3 … of its delivery.</summary>
    public int Number { get; private set; }

    public DateTimeOffset SentAt { get; private set; }

    public int DurationMs { get; private set; }

    public int? Status { get; private set; }

    public WebhookFailure? Failure { get; private set; }

    public string? Body { get; private set; }

    internal static WebhookAttempt Of(
        WebhookDelivery delivery,
        int number,
        WebhookAnswer answer,
        DateTimeOffset sentAt
    ) =>
        new(AggregateRoot.NewId(sentAt), delivery.OrganizationId, delivery.Id, number, sentAt)
        {
            DurationMs = (int)answer.Duration.TotalMilliseconds,
            Status = answer.Status,
            Failure = answer.Failure,
            Body = answer.Body?.Shorten(BodyMaxLength),
        };
}
