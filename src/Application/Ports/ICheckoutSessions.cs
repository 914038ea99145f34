using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

public enum CheckoutSessionStatus
{
    Open,
    Complete,
    Expired,
}

/// <param name="Url">Where it is paid; only while it is open.</param>
/// <param name="SubscriptionExternalId">What was bought; only when it is complete.</param>
public sealed record CheckoutSessionState(
    string SessionId,
    CheckoutSessionStatus Status,
    Uri? Url,
    DateTimeOffset ExpiresAt,
    string? SubscriptionExternalId
);

/// <summary>The pages that were opened to buy on. Failures are <see cref="BillingErrors"/>.</summary>
public interface ICheckoutSessions
{
    /// <returns><c>null</c> when the vendor has none of that id.</returns>
    Task<Result<CheckoutSessionState?>> FindAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Sees to it that it can no longer be paid.</summary>
    /// <returns>What it is now: who paid just before has completed it.</returns>
    Task<Result<CheckoutSessionState?>> ExpireAsync(string sessionId, CancellationToken cancellationToken);
}
