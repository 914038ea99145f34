using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Parameters;

internal sealed record ProductParameters : StripeParameters
{
    public bool? Active { get; init; }

    public string? DefaultPrice { get; init; }

    public string? Description { get; init; }

    public string? Id { get; init; }

    public IReadOnlyList<string>? Images { get; init; }

    public IReadOnlyList<MarketingFeature>? MarketingFeatures { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Name { get; init; }

    public string? StatementDescriptor { get; init; }

    public string? TaxCode { get; init; }

    public string? UnitLabel { get; init; }

    public string? Url { get; init; }

    protected override IReadOnlyList<string> Tolerated => ["package_dimensions", "shippable", "tax_details", "type"];
}

internal sealed record ListProducts : ListParameters
{
    public bool? Active { get; init; }

    public IReadOnlyList<string>? Ids { get; init; }
}

internal sealed record CreatePrice : StripeParameters
{
    public bool? Active { get; init; }

    public string? Currency { get; init; }

    public string? LookupKey { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Nickname { get; init; }

    public string? Product { get; init; }

    public ProductData? ProductData { get; init; }

    public RecurrenceParameters? Recurring { get; init; }

    public string? TaxBehavior { get; init; }

    public bool TransferLookupKey { get; init; }

    public long? UnitAmount { get; init; }

    protected override IReadOnlyList<string> Tolerated => ["billing_scheme"];
}

internal sealed record RecurrenceParameters
{
    public string? Interval { get; init; }

    public int? IntervalCount { get; init; }

    public string? UsageType { get; init; }
}

internal sealed record ProductData
{
    public bool? Active { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string>? Images { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Name { get; init; }

    public string? TaxCode { get; init; }

    public string? UnitLabel { get; init; }
}

internal sealed record UpdatePrice : StripeParameters
{
    public bool? Active { get; init; }

    public string? LookupKey { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Nickname { get; init; }

    public string? TaxBehavior { get; init; }

    public bool TransferLookupKey { get; init; }
}

internal sealed record ListPrices : ListParameters
{
    public bool? Active { get; init; }

    public string? Currency { get; init; }

    public IReadOnlyList<string>? LookupKeys { get; init; }

    public string? Product { get; init; }

    public string? Type { get; init; }
}
