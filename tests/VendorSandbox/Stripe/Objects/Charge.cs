using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

public sealed record Charge : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "charge";

    public required long Amount { get; init; }

    public long AmountCaptured { get; init; }

    public long AmountRefunded { get; init; }

    public BillingDetails BillingDetails { get; init; } = new(Email: null, Name: null);

    public bool Captured { get; init; }

    public required long Created { get; init; }

    public required string Currency { get; init; }

    public string? Customer { get; init; }

    public string? Description { get; init; }

    public bool Disputed { get; init; }

    public string? FailureCode { get; init; }

    public string? FailureMessage { get; init; }

    public bool Livemode { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public bool Paid { get; init; }

    public string? PaymentIntent { get; init; }

    public string? PaymentMethod { get; init; }

    public string? ReceiptEmail { get; init; }

    public bool Refunded { get; init; }

    public required string Status { get; init; }
}

public sealed record BillingDetails(string? Email, string? Name)
{
    public object? Address { get; init; }

    public string? Phone { get; init; }
}

public sealed record Refund : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "refund";

    public required long Amount { get; init; }

    public required string Charge { get; init; }

    public required long Created { get; init; }

    public required string Currency { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public string? PaymentIntent { get; init; }

    public string? Reason { get; init; }

    public string Status { get; init; } = "succeeded";
}

public sealed record Dispute : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "dispute";

    public required long Amount { get; init; }

    public IReadOnlyList<object> BalanceTransactions { get; init; } = [];

    public required string Charge { get; init; }

    public required long Created { get; init; }

    public required string Currency { get; init; }

    public Dictionary<string, string?> Evidence { get; init; } = [];

    public required DisputeDeadline EvidenceDetails { get; init; }

    public bool IsChargeRefundable { get; init; }

    public bool Livemode { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public string? PaymentIntent { get; init; }

    public required string Reason { get; init; }

    public string Status { get; init; } = "needs_response";
}

public sealed record DisputeDeadline(long DueBy)
{
    public bool HasEvidence { get; init; }

    public bool PastDue { get; init; }

    public int SubmissionCount { get; init; }
}
