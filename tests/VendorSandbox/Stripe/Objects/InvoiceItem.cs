using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

/// <summary>Something to put on the subscription's next invoice: here, what a change of plan costs or gives back.</summary>
public sealed record InvoiceItem : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "invoiceitem";

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required string Customer { get; init; }

    public required long Date { get; init; }

    public required string Description { get; init; }

    public bool Discountable { get; init; }

    public IReadOnlyList<string> Discounts { get; init; } = [];

    /// <summary>Null while it waits for one.</summary>
    public string? Invoice { get; init; }

    public bool Livemode { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public required InvoiceItemParent Parent { get; init; }

    public required Period Period { get; init; }

    public required InvoiceLinePricing Pricing { get; init; }

    public bool Proration { get; init; } = true;

    public required long Quantity { get; init; }

    public IReadOnlyList<object> TaxRates { get; init; } = [];

    public string? TestClock { get; init; }

    [JsonIgnore]
    public long Created => Date;
}

public sealed record InvoiceItemParent(InvoiceItemSubscription SubscriptionDetails)
{
    public string Type { get; init; } = "subscription_details";
}

public sealed record InvoiceItemSubscription(string Subscription, string SubscriptionItem);
