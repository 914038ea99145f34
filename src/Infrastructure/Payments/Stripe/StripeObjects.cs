namespace StreamHub.Infrastructure.Payments.Stripe;

// What we read of Stripe's objects; their members are theirs, in snake_case. An answer that lacks a member which has no
// default here is none that we understand.

internal sealed record StripeList<T>(IReadOnlyList<T> Data, bool HasMore = false);

/// <param name="Deleted">What is left of a customer that was deleted still has an id.</param>
internal sealed record StripeCustomer(
    string Id,
    bool Deleted = false,
    StripeCustomerInvoiceSettings? InvoiceSettings = null
) : IStripeObject;

internal sealed record StripeCustomerInvoiceSettings(StripeReference<StripePaymentMethod>? DefaultPaymentMethod = null);

/// <param name="Card">Only where that is its type.</param>
internal sealed record StripePaymentMethod(string Id, string Type, StripeCard? Card = null) : IStripeObject;

internal sealed record StripeCard(string Brand, string Last4, int ExpMonth, int ExpYear);

internal sealed record StripeProduct(string Id, string Name, bool Active);

/// <param name="Active">Whether new subscriptions can have it; those that have it keep it.</param>
/// <param name="UnitAmount">Absent where the price is tiered or in fractions of a cent: none of ours is.</param>
internal sealed record StripePrice(
    string Id,
    string Currency,
    string Product,
    bool Active,
    IReadOnlyDictionary<string, string> Metadata,
    long? UnitAmount = null,
    StripeRecurrence? Recurring = null
);

internal sealed record StripeRecurrence(string Interval);

/// <param name="Url">Only while it is open.</param>
internal sealed record StripeCheckoutSession(
    string Id,
    string Status,
    long ExpiresAt,
    Uri? Url = null,
    string? Subscription = null
);

/// <param name="CancelAtPeriodEnd">Set by the customer in the portal, or by us.</param>
/// <param name="CancelAt">When it ends by itself, whichever way that was set.</param>
internal sealed record StripeSubscription(
    string Id,
    StripeReference<StripeCustomer> Customer,
    string Status,
    bool CancelAtPeriodEnd,
    StripeList<StripeSubscriptionItem> Items,
    long? CancelAt = null,
    long? EndedAt = null,
    long? TrialStart = null,
    long? TrialEnd = null,
    string? LatestInvoice = null,
    StripeReference<StripePaymentMethod>? DefaultPaymentMethod = null
);

/// <summary>In this API version the current period is the item's, not the subscription's.</summary>
internal sealed record StripeSubscriptionItem(
    string Id,
    StripePrice Price,
    long CurrentPeriodStart,
    long CurrentPeriodEnd
);

/// <param name="AttemptCount">How often it was tried to be paid.</param>
internal sealed record StripeInvoice(
    string Id,
    string? Status,
    int AttemptCount,
    long Created,
    StripeInvoiceTransitions StatusTransitions
);

internal sealed record StripeInvoiceTransitions(long? FinalizedAt = null);

/// <param name="AmountRefunded">Of all its refunds together.</param>
internal sealed record StripeCharge(
    string Id,
    string Currency,
    long AmountRefunded,
    long Created,
    string? Customer = null
);

internal sealed record StripeDispute(
    string Id,
    string Charge,
    string Status,
    long Amount,
    string Currency,
    string Reason,
    long Created
);

/// <param name="Account">Only of events about somebody else's account that is connected to ours.</param>
internal sealed record StripeEvent(string Id, string Type, bool Livemode, string? Account = null);

internal sealed record StripeFailure(StripeFailureDetail? Error = null);

internal sealed record StripeFailureDetail(string? Type = null, string? Code = null, string? Param = null);
