using System.Linq.Expressions;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <param name="EventId">Of the event, which is also the message's <c>webhook-id</c>.</param>
/// <param name="Attempts">How often it was sent, or tried to be.</param>
/// <param name="NextAttemptAt">When it is sent, unless the endpoint is disabled; <c>null</c> when it is over.</param>
/// <param name="DeliveredAt">When the endpoint last took it.</param>
public sealed record WebhookDeliveryResponse(
    Guid Id,
    Guid EndpointId,
    Guid EventId,
    string EventType,
    WebhookDeliveryState State,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset OccurredAt,
    DateTimeOffset CreatedAt
)
{
    public static Expression<Func<WebhookDelivery, WebhookDeliveryResponse>> Projection { get; } =
        delivery => new WebhookDeliveryResponse(
            delivery.Id,
            delivery.EndpointId,
            delivery.EventId,
            delivery.EventType,
            delivery.State,
            delivery.AttemptCount,
            delivery.DueAt,
            delivery.DeliveredAt,
            delivery.OccurredAt,
            delivery.CreatedAt
        );

    private static readonly Func<WebhookDelivery, WebhookDeliveryResponse> Compiled = Projection.Compile();

    public static WebhookDeliveryResponse Of(WebhookDelivery delivery) => Compiled(delivery);
}

/// <param name="Number">1, 2, 3 … of its delivery.</param>
/// <param name="Status">The HTTP status that came back; <c>null</c> where a failure came instead.</param>
/// <param name="Body">How the answer's text begins.</param>
public sealed record WebhookAttemptResponse(
    int Number,
    DateTimeOffset SentAt,
    int DurationMs,
    int? Status,
    WebhookFailure? Failure,
    string? Body
)
{
    public static WebhookAttemptResponse Of(WebhookAttempt attempt) =>
        new(attempt.Number, attempt.SentAt, attempt.DurationMs, attempt.Status, attempt.Failure, attempt.Body);
}

/// <param name="Attempts">Each, the latest first; no more than a hundred.</param>
public sealed record WebhookDeliveryDetails(
    WebhookDeliveryResponse Delivery,
    IReadOnlyList<WebhookAttemptResponse> Attempts
)
{
    public static WebhookDeliveryDetails Of(WebhookDelivery delivery) =>
        new(
            WebhookDeliveryResponse.Of(delivery),
            [.. delivery.Attempts.OrderByDescending(attempt => attempt.Number).Select(WebhookAttemptResponse.Of)]
        );
}
