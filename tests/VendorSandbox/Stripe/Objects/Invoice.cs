using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

public static class InvoiceStatus
{
    public const string Draft = "draft";

    public const string Open = "open";

    public const string Paid = "paid";

    public const string Uncollectible = "uncollectible";

    public const string Void = "void";
}

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

    public IReadOnlyList<string> Discounts { get; init; } = [];

    public long? DueDate { get; init; }

    public long? EffectiveAt { get; init; }

    public long? EndingBalance { get; init; }

    public string? HostedInvoiceUrl { get; init; }

    public string? InvoicePdf { get; init; }

    public required StripeList<InvoiceLine> Lines { get; init; }

    public bool Livemode { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public long? NextPaymentAttempt { get; init; }

    /// <summary>Null as long as it is a draft.</summary>
    public string? Number { get; init; }

    public required InvoiceParent Parent { get; init; }

    public InvoicePaymentSettings PaymentSettings { get; init; } = new();

    public required long PeriodEnd { get; init; }

    public required long PeriodStart { get; init; }

    public long PostPaymentCreditNotesAmount { get; init; }

    public long PrePaymentCreditNotesAmount { get; init; }

    public long StartingBalance { get; init; }

    public string Status { get; init; } = InvoiceStatus.Draft;

    public InvoiceTransitions StatusTransitions { get; init; } = new();

    public required long Subtotal { get; init; }

    public string? TestClock { get; init; }

    public required long Total { get; init; }

    public IReadOnlyList<DiscountAmount> TotalDiscountAmounts { get; init; } = [];

    [JsonIgnore]
    public string Subscription => Parent.SubscriptionDetails.Subscription;

    [JsonIgnore]
    public bool IsOpen => Status == InvoiceStatus.Open;
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

public sealed record InvoiceTransitions
{
    public long? FinalizedAt { get; init; }

    public long? MarkedUncollectibleAt { get; init; }

    public long? PaidAt { get; init; }

    public long? VoidedAt { get; init; }
}
