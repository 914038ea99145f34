using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

public sealed record PaymentIntent : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "payment_intent";

    public required long Amount { get; init; }

    public long AmountCapturable { get; init; }

    public required long AmountReceived { get; init; }

    public long? CanceledAt { get; init; }

    public string CaptureMethod { get; init; } = "automatic";

    public required string ClientSecret { get; init; }

    public string ConfirmationMethod { get; init; } = "automatic";

    public required long Created { get; init; }

    public required string Currency { get; init; }

    public string? Customer { get; init; }

    public string? Description { get; init; }

    public object? LastPaymentError { get; init; }

    public required string LatestCharge { get; init; }

    public bool Livemode { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public object? NextAction { get; init; }

    public required string PaymentMethod { get; init; }

    public IReadOnlyList<string> PaymentMethodTypes { get; init; } = ["card"];

    public string? ReceiptEmail { get; init; }

    public string? SetupFutureUsage { get; init; }

    public string Status { get; init; } = "succeeded";
}
