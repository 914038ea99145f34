using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Parameters;

internal sealed record CustomerParameters : StripeParameters
{
    public Dictionary<string, string>? Address { get; init; }

    public string? Description { get; init; }

    public string? Email { get; init; }

    public InvoiceSettingsParameters? InvoiceSettings { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }

    public IReadOnlyList<string>? PreferredLocales { get; init; }

    /// <summary>Of a new customer only.</summary>
    public string? TestClock { get; init; }

    protected override IReadOnlyList<string> Tolerated =>
        ["balance", "business_name", "individual_name", "shipping", "tax", "tax_exempt", "tax_id_data"];
}

internal sealed record InvoiceSettingsParameters
{
    public string? DefaultPaymentMethod { get; init; }
}

internal sealed record CreateTestClock : StripeParameters
{
    public long? FrozenTime { get; init; }

    public string? Name { get; init; }
}

internal sealed record AdvanceTestClock : StripeParameters
{
    public long? FrozenTime { get; init; }
}

internal sealed record ListCustomers : ListParameters
{
    public string? Email { get; init; }

    public string? TestClock { get; init; }
}
