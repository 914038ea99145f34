using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

public static class SubscriptionStatus
{
    public const string Incomplete = "incomplete";

    public const string Trialing = "trialing";

    public const string Active = "active";

    public const string PastDue = "past_due";

    public const string Unpaid = "unpaid";

    public const string Paused = "paused";

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

    public IReadOnlyList<string> Discounts { get; init; } = [];

    public long? EndedAt { get; init; }

    public required StripeList<SubscriptionItem> Items { get; init; }

    public string? LatestInvoice { get; init; }

    public bool Livemode { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public PauseCollection? PauseCollection { get; init; }

    public string? PendingSetupIntent { get; init; }

    public object? PendingUpdate { get; init; }

    public string? Schedule { get; init; }

    public required long StartDate { get; init; }

    public required string Status { get; init; }

    public string? TestClock { get; init; }

    public long? TrialEnd { get; init; }

    public TrialSettings TrialSettings { get; init; } = new(new TrialEnd("create_invoice"));

    public long? TrialStart { get; init; }

    /// <summary>All items of a sandbox subscription bill together.</summary>
    [JsonIgnore]
    public long PeriodEnd => Items.Data[0].CurrentPeriodEnd;

    [JsonIgnore]
    public long PeriodStart => Items.Data[0].CurrentPeriodStart;

    [JsonIgnore]
    public bool IsEnded => Status == SubscriptionStatus.Canceled;

    /// <summary>Its periods follow each other; a paused one waits.</summary>
    [JsonIgnore]
    public bool IsRunning => !IsEnded && Status != SubscriptionStatus.Paused;

    [JsonIgnore]
    public bool OnTrial => Status == SubscriptionStatus.Trialing;

    public Subscription WithPeriod(long start, long end) =>
        WithItems([.. Items.Data.Select(item => item with { CurrentPeriodStart = start, CurrentPeriodEnd = end })]);

    public Subscription WithItems(IReadOnlyList<SubscriptionItem> items) =>
        this with
        {
            Items = Items with { Data = items },
        };
}

public sealed record BillingMode(string Type);

/// <param name="Behavior">What becomes of the invoices: keep_as_draft, mark_uncollectible or void.</param>
public sealed record PauseCollection(string Behavior, long? ResumesAt);

public sealed record TrialSettings(TrialEnd EndBehavior);

/// <param name="MissingPaymentMethod">What happens without a card: cancel, pause or create_invoice.</param>
public sealed record TrialEnd(string MissingPaymentMethod);

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
