using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Parameters;

internal sealed record CreateSession : StripeParameters
{
    public bool? AllowPromotionCodes { get; init; }

    public string? CancelUrl { get; init; }

    public string? ClientReferenceId { get; init; }

    public string? Currency { get; init; }

    public string? Customer { get; init; }

    public string? CustomerCreation { get; init; }

    public string? CustomerEmail { get; init; }

    public IReadOnlyList<DiscountParameters>? Discounts { get; init; }

    public long? ExpiresAt { get; init; }

    public IReadOnlyList<LineItemParameters>? LineItems { get; init; }

    public string? Locale { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Mode { get; init; }

    public PaymentIntentData? PaymentIntentData { get; init; }

    public string? PaymentMethodCollection { get; init; }

    public IReadOnlyList<string>? PaymentMethodTypes { get; init; }

    public SubscriptionData? SubscriptionData { get; init; }

    public string? SuccessUrl { get; init; }

    protected override IReadOnlyList<string> Tolerated =>
        [
            "automatic_tax",
            "billing_address_collection",
            "consent_collection",
            "custom_text",
            "customer_update",
            "integration_identifier",
            "invoice_creation",
            "origin_context",
            "payment_method_options",
            "phone_number_collection",
            "saved_payment_method_options",
            "submit_type",
            "tax_id_collection",
            "ui_mode",
        ];
}

internal sealed record LineItemParameters
{
    public string? Price { get; init; }

    public PriceData? PriceData { get; init; }

    public long Quantity { get; init; } = 1;
}

internal sealed record PriceData
{
    public string? Currency { get; init; }

    public string? Product { get; init; }

    public ProductData? ProductData { get; init; }

    public RecurrenceParameters? Recurring { get; init; }

    public string? TaxBehavior { get; init; }

    public long? UnitAmount { get; init; }
}

internal sealed record PaymentIntentData
{
    public string? Description { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? ReceiptEmail { get; init; }

    public string? SetupFutureUsage { get; init; }

    public string? StatementDescriptor { get; init; }
}

internal sealed record SubscriptionData
{
    public string? Description { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public long? TrialEnd { get; init; }

    public int? TrialPeriodDays { get; init; }

    public TrialSettingsParameters? TrialSettings { get; init; }
}

internal sealed record ListSessions : ListParameters
{
    public string? Customer { get; init; }

    public string? PaymentIntent { get; init; }

    public string? Status { get; init; }

    public string? Subscription { get; init; }
}
