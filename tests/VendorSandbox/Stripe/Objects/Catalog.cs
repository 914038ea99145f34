using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

public sealed record Product : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "product";

    public bool Active { get; init; } = true;

    public required long Created { get; init; }

    public string? DefaultPrice { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> Images { get; init; } = [];

    public bool Livemode { get; init; }

    public IReadOnlyList<MarketingFeature> MarketingFeatures { get; init; } = [];

    public Dictionary<string, string> Metadata { get; init; } = [];

    public required string Name { get; init; }

    public object? PackageDimensions { get; init; }

    public bool? Shippable { get; init; }

    public string? StatementDescriptor { get; init; }

    public string? TaxCode { get; init; }

    public string Type { get; init; } = "service";

    public string? UnitLabel { get; init; }

    public required long Updated { get; init; }

    public string? Url { get; init; }
}

public sealed record MarketingFeature
{
    public string? Name { get; init; }
}

public sealed record Price : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "price";

    public bool Active { get; init; } = true;

    public string BillingScheme { get; init; } = "per_unit";

    public required long Created { get; init; }

    public required string Currency { get; init; }

    public object? CustomUnitAmount { get; init; }

    public bool Livemode { get; init; }

    public string? LookupKey { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public string? Nickname { get; init; }

    public required string Product { get; init; }

    public PriceRecurrence? Recurring { get; init; }

    public string TaxBehavior { get; init; } = "unspecified";

    public string? TiersMode { get; init; }

    public object? TransformQuantity { get; init; }

    public required string Type { get; init; }

    public required long UnitAmount { get; init; }

    public required string UnitAmountDecimal { get; init; }
}

public sealed record PriceRecurrence(string Interval, int IntervalCount)
{
    public string? Meter { get; init; }

    public int? TrialPeriodDays { get; init; }

    public string UsageType { get; init; } = "licensed";

    /// <summary>A period later; months end where they must, and periods counted from the anchor do not drift with them.</summary>
    public DateTimeOffset After(DateTimeOffset anchor, int periods = 1) =>
        Interval switch
        {
            "day" => anchor.AddDays(IntervalCount * periods),
            "week" => anchor.AddDays(7 * IntervalCount * periods),
            "month" => anchor.AddMonths(IntervalCount * periods),
            _ => anchor.AddYears(IntervalCount * periods),
        };

    /// <summary>Where the period ends that begins at a moment.</summary>
    /// <param name="anchor">Where the first of all periods began, in Unix seconds, as all here.</param>
    public long EndOf(long start, long anchor)
    {
        var origin = DateTimeOffset.FromUnixTimeSeconds(anchor);
        return Enumerable
            .Range(1, int.MaxValue - 1)
            .Select(periods => After(origin, periods).ToUnixTimeSeconds())
            .First(end => end > start);
    }
}
