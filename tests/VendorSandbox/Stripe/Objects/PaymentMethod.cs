using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

public sealed record PaymentMethod : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "payment_method";

    public BillingDetails BillingDetails { get; init; } = new(Email: null, Name: null);

    public required Card Card { get; init; }

    public required long Created { get; init; }

    /// <summary>Null once it is detached.</summary>
    public string? Customer { get; init; }

    public bool Livemode { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public string Type { get; init; } = "card";
}

public sealed record Card(string Brand, string Last4, int ExpMonth, int ExpYear)
{
    public string Country { get; init; } = "US";

    public string Funding { get; init; } = "credit";
}
