using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

public sealed record Customer : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "customer";

    public Dictionary<string, string>? Address { get; init; }

    public long Balance { get; init; }

    public required long Created { get; init; }

    public string? Currency { get; init; }

    public string? DefaultSource { get; init; }

    public bool Delinquent { get; init; }

    public string? Description { get; init; }

    public object? Discount { get; init; }

    public string? Email { get; init; }

    public required string InvoicePrefix { get; init; }

    public CustomerInvoiceSettings InvoiceSettings { get; init; } = new();

    public bool Livemode { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public string? Name { get; init; }

    public int NextInvoiceSequence { get; init; } = 1;

    public string? Phone { get; init; }

    public IReadOnlyList<string> PreferredLocales { get; init; } = [];

    public object? Shipping { get; init; }

    public string TaxExempt { get; init; } = "none";

    public string? TestClock { get; init; }
}

public sealed record CustomerInvoiceSettings
{
    public object? CustomFields { get; init; }

    public string? DefaultPaymentMethod { get; init; }

    public string? Footer { get; init; }

    public object? RenderingOptions { get; init; }
}

public sealed record Deleted(string Id, [property: JsonPropertyName("object")] string Kind)
{
    [JsonPropertyName("deleted")]
    public bool IsDeleted { get; init; } = true;
}
