using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

public sealed record Invoice : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "invoice";

    public required long AmountDue { get; init; }

    public long AmountPaid { get; init; }

    public required long AmountRemaining { get; init; }

    public long AmountOverpaid { get; init; }

    public long AmountShipping { get; init; }

    public int AttemptCount { get; init; }

    public bool Attempted { get; init; }

    public bool AutoAdvance { get; init; }

    public InvoiceTax AutomaticTax { get; init; } = new();

    public required string BillingReason { get; init; }

    public string CollectionMethod { get; init; } = "charge_automatically";

    public required long Created { get; init; }

    public required string Currency { get; init; }

    public required string Customer { get; init; }

    public string? CustomerEmail { get; init; }

    public string? CustomerName { get; init; }

    public IReadOnlyList<object> DefaultTaxRates { get; init; } = [];

    public string? Description { get; init; }

    public IReadOnlyList<object> Discounts { get; init; } = [];

    public long? DueDate { get; init; }

    public long? EffectiveAt { get; init; }

    public long? EndingBalance { get; init; }

    public string? HostedInvoiceUrl { get; init; }

    public string? InvoicePdf { get; init; }

    public required StripeList<InvoiceLine> Lines { get; init; }

    public bool Livemode { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public required string Number { get; init; }

    public required InvoiceParent Parent { get; init; }

    public InvoicePaymentSettings PaymentSettings { get; init; } = new();

    public required long PeriodEnd { get; init; }

    public required long PeriodStart { get; init; }

    public long PostPaymentCreditNotesAmount { get; init; }

    public long PrePaymentCreditNotesAmount { get; init; }

    public long StartingBalance { get; init; }

    public string Status { get; init; } = "open";

    public required InvoiceTransitions StatusTransitions { get; init; }

    public required long Subtotal { get; init; }

    public required long Total { get; init; }
}

public sealed record InvoicePaymentSettings
{
    public string? DefaultMandate { get; init; }

    public object? PaymentMethodOptions { get; init; }

    public IReadOnlyList<string>? PaymentMethodTypes { get; init; }
}

public sealed record InvoiceParent(InvoiceSubscriptionDetails SubscriptionDetails)
{
    public object? QuoteDetails { get; init; }

    public string Type { get; init; } = "subscription_details";
}

public sealed record InvoiceSubscriptionDetails(string Subscription, Dictionary<string, string> Metadata);

public sealed record InvoiceTransitions(long? FinalizedAt, long? PaidAt)
{
    public long? MarkedUncollectibleAt { get; init; }

    public long? VoidedAt { get; init; }
}

public sealed record InvoiceLine(
    string Id,
    long Amount,
    string Currency,
    string Description,
    string Invoice,
    InvoiceLineParent Parent,
    Period Period,
    InvoiceLinePricing Pricing,
    long Quantity,
    long Subtotal,
    Dictionary<string, string> Metadata
)
{
    [JsonPropertyName("object")]
    public string Kind { get; init; } = "line_item";

    public bool Discountable { get; init; } = true;

    public IReadOnlyList<object> Discounts { get; init; } = [];

    public bool Livemode { get; init; }
}

public sealed record Period(long Start, long End);

public sealed record InvoiceLineParent(SubscriptionItemDetails SubscriptionItemDetails)
{
    public object? InvoiceItemDetails { get; init; }

    public string Type { get; init; } = "subscription_item_details";
}

public sealed record SubscriptionItemDetails(string Subscription, string SubscriptionItem, bool Proration)
{
    public string? InvoiceItem { get; init; }
}

public sealed record InvoiceLinePricing(PriceDetails PriceDetails, string UnitAmountDecimal)
{
    public string Type { get; init; } = "price_details";
}

public sealed record PriceDetails(string Price, string Product);

/// <summary>Ties an invoice to the payment intent that paid it; the invoice itself no longer names one.</summary>
public sealed record InvoicePayment(
    string Id,
    string Invoice,
    long AmountPaid,
    long AmountRequested,
    string Currency,
    long Created,
    InvoicePaymentSource Payment
) : IStripeObject
{
    [JsonPropertyName("object")]
    public string Kind { get; init; } = "invoice_payment";

    public bool IsDefault { get; init; } = true;

    public bool Livemode { get; init; }

    public string Status { get; init; } = "paid";
}

public sealed record InvoicePaymentSource(string PaymentIntent)
{
    public string Type { get; init; } = "payment_intent";
}
