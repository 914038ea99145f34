using StreamHub.Application.Features.Events;

namespace StreamHub.Application.Ports;

/// <summary>A delivery that the caller has for itself while its version is this.</summary>
/// <param name="Message">What is sent; <c>null</c> where the event is older than events are kept.</param>
public sealed record ClaimedWebhook(Guid DeliveryId, long Version, EventResponse? Message);

/// <summary>Deliveries on their way, across organizations.</summary>
public interface IWebhookQueue
{
    /// <summary>Claims what is due at an enabled endpoint, the longest due first, on this node alone.</summary>
    /// <param name="until">When others may take over what the caller has not finished.</param>
    Task<IReadOnlyList<ClaimedWebhook>> ClaimAsync(
        Guid endpointId,
        int count,
        DateTimeOffset now,
        DateTimeOffset until,
        CancellationToken cancellationToken
    );

    /// <returns>The place before the first event that happened at that time or later; <c>null</c> where there is none.</returns>
    Task<long?> FindPositionBeforeAsync(Guid organizationId, DateTimeOffset since, CancellationToken cancellationToken);
}
