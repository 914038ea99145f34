using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

/// <summary>A time of their own for the customers made under it.</summary>
public sealed record TestClock : IStripeObject
{
    private const long Life = 30 * 24 * 60 * 60;

    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "test_helpers.test_clock";

    public required long Created { get; init; }

    public long DeletesAfter => Created + Life;

    public required long FrozenTime { get; init; }

    public bool Livemode { get; init; }

    public string? Name { get; init; }

    public string Status { get; init; } = "ready";
}
