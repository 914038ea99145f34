using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Parameters;

internal sealed record UpdateSubscription : StripeParameters
{
    /// <summary>A moment, or empty for never.</summary>
    public string? CancelAt { get; init; }

    public bool? CancelAtPeriodEnd { get; init; }

    public CancellationDetailsParameters? CancellationDetails { get; init; }

    public string? DefaultPaymentMethod { get; init; }

    public string? Description { get; init; }

    public Emptyable<IReadOnlyList<DiscountParameters>>? Discounts { get; init; }

    public IReadOnlyList<SubscriptionItemParameters>? Items { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public Emptyable<PauseParameters>? PauseCollection { get; init; }

    public string? PaymentBehavior { get; init; }

    public string? ProrationBehavior { get; init; }

    public long? ProrationDate { get; init; }

    /// <summary>A moment, or <c>now</c>.</summary>
    public string? TrialEnd { get; init; }

    public TrialSettingsParameters? TrialSettings { get; init; }

    protected override IReadOnlyList<string> Tolerated => ["automatic_tax", "off_session", "payment_settings"];
}

internal sealed record PauseParameters
{
    public string? Behavior { get; init; }

    public long? ResumesAt { get; init; }
}

internal sealed record TrialSettingsParameters
{
    public TrialEndParameters? EndBehavior { get; init; }
}

internal sealed record TrialEndParameters
{
    public string? MissingPaymentMethod { get; init; }
}

internal sealed record ResumeSubscription : StripeParameters
{
    public string? BillingCycleAnchor { get; init; }

    protected override IReadOnlyList<string> Tolerated => ["payment_behavior", "proration_behavior", "proration_date"];
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

    public bool InvoiceNow { get; init; }

    public bool Prorate { get; init; }
}

internal sealed record ListSubscriptions : ListParameters
{
    public string? Customer { get; init; }

    public string? Price { get; init; }

    public string? Status { get; init; }

    public string? TestClock { get; init; }

    protected override IReadOnlyList<string> Tolerated => ["collection_method"];
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
