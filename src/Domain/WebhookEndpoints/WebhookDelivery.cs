using StreamHub.Domain.Common;

namespace StreamHub.Domain.WebhookEndpoints;

public enum WebhookDeliveryState
{
    Pending,
    Delivered,

    /// <summary>It is not tried again by itself.</summary>
    Failed,
}

/// <summary>
/// One event on its way to one endpoint; there is at most one for both. Whoever sends it holds it until
/// <see cref="DueAt"/> by its version: who was too slow changes nothing.
/// </summary>
public sealed class WebhookDelivery : AggregateRoot, IOwned
{
    /// <summary>The type of what is sent only to try an endpoint. It is in no event log.</summary>
    public const string TestType = "webhook:test";

    private readonly List<WebhookAttempt> _attempts = [];

    private WebhookDelivery(
        Guid id,
        Guid organizationId,
        Guid endpointId,
        Guid eventId,
        string eventType,
        DateTimeOffset occurredAt,
        DateTimeOffset createdAt
    )
        : base(id)
    {
        OrganizationId = organizationId;
        EndpointId = endpointId;
        EventId = eventId;
        EventType = eventType;
        OccurredAt = occurredAt;
        CreatedAt = createdAt;
    }

    public Guid OrganizationId { get; private set; }

    public Guid EndpointId { get; private set; }

    public Guid EventId { get; private set; }

    public string EventType { get; private set; }

    public DateTimeOffset OccurredAt { get; private set; }

    public WebhookDeliveryState State { get; private set; }

    /// <summary>How often it was sent, or tried to be.</summary>
    public int AttemptCount { get; private set; }

    /// <summary>How often it failed since it last began anew.</summary>
    public int Failures { get; private set; }

    /// <summary>Not before this time; while somebody sends it, when others may; <c>null</c> when it is over.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Those that were loaded, and those that came since.</summary>
    public IReadOnlyList<WebhookAttempt> Attempts => _attempts;

    /// <summary>A message that says nothing but that messages arrive.</summary>
    public static Result<WebhookDelivery> Test(WebhookEndpoint endpoint, DateTimeOffset now) =>
        endpoint.State == WebhookEndpointState.Disabled
            ? WebhookEndpointErrors.Disabled
            : new WebhookDelivery(NewId(now), endpoint.OrganizationId, endpoint.Id, NewId(now), TestType, now, now)
            {
                DueAt = now,
            };

    /// <summary>Has it sent again at once, as often as a new one.</summary>
    public Result Replay(WebhookEndpoint endpoint, DateTimeOffset now)
    {
        if (endpoint.State == WebhookEndpointState.Disabled)
        {
            return WebhookEndpointErrors.Disabled;
        }

        State = WebhookDeliveryState.Pending;
        Failures = 0;
        DueAt = now;
        return Result.Success();
    }

    /// <summary>Keeps what became of one try, and says when the next one is.</summary>
    /// <param name="chancePermille">From 0 to 1,000: how much later than it must be.</param>
    /// <returns>What it says of the endpoint; <c>null</c> where that was not asked.</returns>
    public WebhookOutcome? Take(WebhookAnswer answer, DateTimeOffset sentAt, DateTimeOffset now, int chancePermille)
    {
        AttemptCount++;
        _attempts.Add(WebhookAttempt.Of(this, AttemptCount, answer, sentAt));
        if (answer.IsTaken)
        {
            State = WebhookDeliveryState.Delivered;
            DeliveredAt = now;
            DueAt = null;
            return WebhookOutcome.Taken;
        }

        Failures++;
        var wait = answer.IsFinal ? null : WebhookSchedule.WaitAfter(Failures, answer.RetryAfter, chancePermille);
        DueAt = now + wait;
        State = wait is null ? WebhookDeliveryState.Failed : WebhookDeliveryState.Pending;
        return answer switch
        {
            { SaysGone: true } => WebhookOutcome.Gone,
            { Failure: WebhookFailure.EventExpired } => null,
            _ => WebhookOutcome.Failed,
        };
    }

    /// <summary>Whoever was to send it did not come to it.</summary>
    public void HandBack(DateTimeOffset now) => DueAt = now;
}
