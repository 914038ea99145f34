using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

public static class SubscriptionStatus
{
    public const string Incomplete = "incomplete";

    public const string Trialing = "trialing";

    public const string Active = "active";

    public const string Canceled = "canceled";
}

public sealed record Subscription : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "subscription";

    public string? Application { get; init; }

    public decimal? ApplicationFeePercent { get; init; }

    public SubscriptionTax AutomaticTax { get; init; } = new();

    public required long BillingCycleAnchor { get; init; }

    public BillingMode BillingMode { get; init; } = new("classic");

    public long? CancelAt { get; init; }

    public bool CancelAtPeriodEnd { get; init; }

    public long? CanceledAt { get; init; }

    public CancellationDetails CancellationDetails { get; init; } = new();

    public string CollectionMethod { get; init; } = "charge_automatically";

    public required long Created { get; init; }

    public required string Currency { get; init; }

    public required string Customer { get; init; }

    public int? DaysUntilDue { get; init; }

    public string? DefaultPaymentMethod { get; init; }

    public string? DefaultSource { get; init; }

    public IReadOnlyList<object> DefaultTaxRates { get; init; } = [];

    public string? Description { get; init; }

    public IReadOnlyList<object> Discounts { get; init; } = [];

    public long? EndedAt { get; init; }

    public required StripeList<SubscriptionItem> Items { get; init; }

    public string? LatestInvoice { get; init; }

    public bool Livemode { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public object? PauseCollection { get; init; }

    public string? PendingSetupIntent { get; init; }

    public object? PendingUpdate { get; init; }

    public string? Schedule { get; init; }

    public required long StartDate { get; init; }

    public required string Status { get; init; }

    public string? TestClock { get; init; }

    public long? TrialEnd { get; init; }

    public long? TrialStart { get; init; }

    /// <summary>All items of a sandbox subscription bill together.</summary>
    [JsonIgnore]
    public long PeriodEnd => Items.Data[0].CurrentPeriodEnd;

    [JsonIgnore]
    public bool IsRunning => Status is SubscriptionStatus.Active or SubscriptionStatus.Trialing;

    public Subscription WithPeriod(long start, long end) =>
        WithItems([.. Items.Data.Select(item => item with { CurrentPeriodStart = start, CurrentPeriodEnd = end })]);

    public Subscription WithItems(IReadOnlyList<SubscriptionItem> items) =>
        this with
        {
            Items = Items with { Data = items },
        };
}

public sealed record BillingMode(string Type);

public sealed record CancellationDetails
{
    public string? Comment { get; init; }

    public string? Feedback { get; init; }

    public string? Reason { get; init; }
}

public sealed record SubscriptionItem : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "subscription_item";

    public required long Created { get; init; }

    public required long CurrentPeriodEnd { get; init; }

    public required long CurrentPeriodStart { get; init; }

    public IReadOnlyList<object> Discounts { get; init; } = [];

    public Dictionary<string, string> Metadata { get; init; } = [];

    public required Price Price { get; init; }

    public long Quantity { get; init; } = 1;

    public required string Subscription { get; init; }

    public IReadOnlyList<object> TaxRates { get; init; } = [];
}
