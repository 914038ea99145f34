using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Parameters;

internal sealed record AttachPaymentMethod : StripeParameters
{
    public string? Customer { get; init; }
}

internal sealed record UpdatePaymentMethod : StripeParameters
{
    public CardExpiry? Card { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    protected override IReadOnlyList<string> Tolerated => ["billing_details"];
}

internal sealed record CardExpiry
{
    public int? ExpMonth { get; init; }

    public int? ExpYear { get; init; }
}

internal sealed record ListPaymentMethods : ListParameters
{
    public string? Customer { get; init; }

    protected override IReadOnlyList<string> Tolerated => ["type"];
}

internal sealed record CreateRefund : StripeParameters
{
    public long? Amount { get; init; }

    public string? Charge { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? PaymentIntent { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Lists refunds and disputes.</summary>
internal sealed record ListOfCharge : ListParameters
{
    public string? Charge { get; init; }

    public string? PaymentIntent { get; init; }

    public bool Takes(string charge, string? paymentIntent) =>
        (Charge is null || charge == Charge) && (PaymentIntent is null || paymentIntent == PaymentIntent);
}

internal sealed record ListPayments : ListParameters
{
    public string? Customer { get; init; }

    public string? PaymentIntent { get; init; }
}
