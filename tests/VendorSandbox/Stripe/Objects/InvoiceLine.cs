using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

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

    public IReadOnlyList<DiscountAmount> DiscountAmounts { get; init; } = [];

    public IReadOnlyList<string> Discounts { get; init; } = [];

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

    public ProrationDetails? ProrationDetails { get; init; }
}

public sealed record ProrationDetails
{
    public object? CreditedItems { get; init; }
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
