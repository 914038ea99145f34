using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

public static class PaymentStatus
{
    public const string Succeeded = "succeeded";

    public const string RequiresAction = "requires_action";

    public const string RequiresPaymentMethod = "requires_payment_method";
}

public sealed record PaymentIntent : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "payment_intent";

    public required long Amount { get; init; }

    public long AmountCapturable { get; init; }

    public long AmountReceived { get; init; }

    public long? CanceledAt { get; init; }

    public string CaptureMethod { get; init; } = "automatic";

    public required string ClientSecret { get; init; }

    public string ConfirmationMethod { get; init; } = "automatic";

    public required long Created { get; init; }

    public required string Currency { get; init; }

    public string? Customer { get; init; }

    public string? Description { get; init; }

    public PaymentError? LastPaymentError { get; init; }

    public string? LatestCharge { get; init; }

    public bool Livemode { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public NextAction? NextAction { get; init; }

    public string? PaymentMethod { get; init; }

    public IReadOnlyList<string> PaymentMethodTypes { get; init; } = ["card"];

    public string? ReceiptEmail { get; init; }

    public string? SetupFutureUsage { get; init; }

    public required string Status { get; init; }

    [JsonIgnore]
    public bool Succeeded => Status == PaymentStatus.Succeeded;
}

public sealed record PaymentError(
    string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DeclineCode,
    string Message
)
{
    public string Type { get; init; } = "card_error";
}

public sealed record NextAction(RedirectToUrl RedirectToUrl)
{
    public string Type { get; init; } = "redirect_to_url";
}

public sealed record RedirectToUrl(string Url, string? ReturnUrl);
