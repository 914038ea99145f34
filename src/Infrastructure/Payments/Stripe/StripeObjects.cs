namespace StreamHub.Infrastructure.Payments.Stripe;

// What we read of Stripe's objects; their members are theirs, in snake_case. An answer that lacks a member which has no
// default here is none that we understand.

internal sealed record StripeList<T>(IReadOnlyList<T> Data);

internal sealed record StripeCustomer(string Id);

internal sealed record StripeProduct(string Id, string Name, bool Active);

/// <param name="Active">Whether new subscriptions can have it; those that have it keep it.</param>
/// <param name="UnitAmount">Absent where the price is tiered or in fractions of a cent: none of ours is.</param>
internal sealed record StripePrice(
    string Id,
    string Currency,
    string Product,
    bool Active,
    IReadOnlyDictionary<string, string> Metadata,
    long? UnitAmount = null
);

internal sealed record StripeCheckoutSession(string Id, Uri Url, long ExpiresAt);

/// <param name="CancelAtPeriodEnd">Set by the customer in the portal, or by us.</param>
internal sealed record StripeSubscription(
    string Id,
    string Customer,
    string Status,
    bool CancelAtPeriodEnd,
    StripeList<StripeSubscriptionItem> Items
);

/// <summary>In this API version the current period is the item's, not the subscription's.</summary>
internal sealed record StripeSubscriptionItem(StripePrice Price, long CurrentPeriodStart, long CurrentPeriodEnd);

internal sealed record StripeEvent(string Id, string Type, bool Livemode);

internal sealed record StripeFailure(StripeFailureDetail? Error = null);

internal sealed record StripeFailureDetail(string? Type = null, string? Code = null, string? Param = null);
