using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Parameters;

internal sealed record ListInvoices : ListParameters
{
    public string? Customer { get; init; }

    public string? Status { get; init; }

    public string? Subscription { get; init; }
}

internal sealed record ListInvoicePayments : ListParameters
{
    public string? Invoice { get; init; }

    public InvoicePaymentFilter? Payment { get; init; }

    public string? Status { get; init; }
}

internal sealed record InvoicePaymentFilter
{
    public string? PaymentIntent { get; init; }

    public string? Type { get; init; }
}

internal sealed record PayInvoice : StripeParameters
{
    public string? PaymentMethod { get; init; }

    protected override IReadOnlyList<string> Tolerated => ["off_session"];
}

internal sealed record PreviewInvoice : StripeParameters
{
    public string? Currency { get; init; }

    public string? Customer { get; init; }

    public Emptyable<IReadOnlyList<DiscountParameters>>? Discounts { get; init; }

    public string? Subscription { get; init; }

    public PreviewedSubscription? SubscriptionDetails { get; init; }

    protected override IReadOnlyList<string> Tolerated => ["automatic_tax", "preview_mode"];
}

internal sealed record PreviewedSubscription
{
    public bool? CancelAtPeriodEnd { get; init; }

    public bool? CancelNow { get; init; }

    public IReadOnlyList<SubscriptionItemParameters>? Items { get; init; }

    public string? ProrationBehavior { get; init; }

    public long? ProrationDate { get; init; }

    /// <summary>A moment, or <c>now</c>.</summary>
    public string? TrialEnd { get; init; }
}

internal sealed record ListInvoiceItems : ListParameters
{
    public string? Customer { get; init; }

    public string? Invoice { get; init; }

    public bool? Pending { get; init; }
}
