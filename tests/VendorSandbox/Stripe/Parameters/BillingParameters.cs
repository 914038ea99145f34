using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Parameters;

internal sealed record UpdateSubscription : StripeParameters
{
    public bool? CancelAtPeriodEnd { get; init; }

    public CancellationDetailsParameters? CancellationDetails { get; init; }

    public string? DefaultPaymentMethod { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<SubscriptionItemParameters>? Items { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? ProrationBehavior { get; init; }

    protected override IReadOnlyList<string> Tolerated =>
        ["automatic_tax", "off_session", "payment_behavior", "payment_settings", "proration_date"];
}

internal sealed record SubscriptionItemParameters
{
    public bool Deleted { get; init; }

    public string? Id { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Price { get; init; }

    public long? Quantity { get; init; }
}

internal sealed record CancellationDetailsParameters
{
    public string? Comment { get; init; }

    public string? Feedback { get; init; }
}

internal sealed record CancelSubscription : StripeParameters
{
    public CancellationDetailsParameters? CancellationDetails { get; init; }

    protected override IReadOnlyList<string> Tolerated => ["invoice_now", "prorate"];
}

internal sealed record ListSubscriptions : ListParameters
{
    public string? Customer { get; init; }

    public string? Price { get; init; }

    public string? Status { get; init; }
}

internal sealed record ListInvoices : ListParameters
{
    public string? Customer { get; init; }

    public string? Status { get; init; }

    public string? Subscription { get; init; }
}

internal sealed record ListInvoicePayments : ListParameters
{
    public string? Invoice { get; init; }

    public string? Status { get; init; }
}

internal sealed record ListEvents : ListParameters
{
    public string? Type { get; init; }

    public IReadOnlyList<string>? Types { get; init; }
}

internal sealed record CreateWebhookEndpoint : StripeParameters
{
    public string? ApiVersion { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string>? EnabledEvents { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Url { get; init; }

    protected override IReadOnlyList<string> Tolerated => ["connect"];
}

internal sealed record CreatePortalSession : StripeParameters
{
    public string? Configuration { get; init; }

    public string? Customer { get; init; }

    public string? Locale { get; init; }

    public string? ReturnUrl { get; init; }

    protected override IReadOnlyList<string> Tolerated => ["flow_data", "on_behalf_of"];
}
