using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

public static class SessionStatus
{
    public const string Open = "open";

    public const string Complete = "complete";

    public const string Expired = "expired";
}

public sealed record CheckoutSession : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "checkout.session";

    public bool? AllowPromotionCodes { get; init; }

    public required long AmountSubtotal { get; init; }

    public required long AmountTotal { get; init; }

    public SessionTax AutomaticTax { get; init; } = new();

    public string? BillingAddressCollection { get; init; }

    public string? CancelUrl { get; init; }

    public string? ClientReferenceId { get; init; }

    public string? ClientSecret { get; init; }

    public required long Created { get; init; }

    public required string Currency { get; init; }

    public IReadOnlyList<object> CustomFields { get; init; } = [];

    public CustomText CustomText { get; init; } = new();

    public string? Customer { get; init; }

    public string? CustomerCreation { get; init; }

    public SessionCustomerDetails? CustomerDetails { get; init; }

    public string? CustomerEmail { get; init; }

    public IReadOnlyList<SessionDiscount> Discounts { get; init; } = [];

    public required long ExpiresAt { get; init; }

    public string? Invoice { get; init; }

    public bool Livemode { get; init; }

    public string? Locale { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public required string Mode { get; init; }

    public string? PaymentIntent { get; init; }

    public string? PaymentLink { get; init; }

    public string? PaymentMethodCollection { get; init; }

    public object PaymentMethodOptions { get; init; } = new();

    public IReadOnlyList<string> PaymentMethodTypes { get; init; } = ["card"];

    public string PaymentStatus { get; init; } = "unpaid";

    public string? SetupIntent { get; init; }

    public IReadOnlyList<object> ShippingOptions { get; init; } = [];

    public string Status { get; init; } = SessionStatus.Open;

    public string? SubmitType { get; init; }

    public string? Subscription { get; init; }

    public required string SuccessUrl { get; init; }

    public SessionTotals TotalDetails { get; init; } = new();

    public string UiMode { get; init; } = "hosted_page";

    public string? Url { get; init; }

    [JsonIgnore]
    public bool IsOpen => Status == SessionStatus.Open;
}

public sealed record SessionCustomerDetails(string? Email, string? Name)
{
    public object? Address { get; init; }

    public string? Phone { get; init; }

    public string TaxExempt { get; init; } = "none";

    public IReadOnlyList<object> TaxIds { get; init; } = [];
}

public sealed record SessionTotals
{
    public long AmountDiscount { get; init; }

    public long AmountShipping { get; init; }

    public long AmountTax { get; init; }
}

public sealed record SessionDiscount(string? Coupon, string? PromotionCode);

/// <summary>What a session sells; Stripe shows its lines at <c>/line_items</c> only, and the rest nowhere.</summary>
public sealed record SessionPurchase(
    IReadOnlyList<SessionLine> Lines,
    Dictionary<string, string> SubscriptionMetadata,
    Dictionary<string, string> PaymentMetadata,
    string? SubscriptionDescription,
    int TrialDays,
    long? TrialEnd,
    string MissingPaymentMethod
)
{
    [JsonIgnore]
    public bool HasTrial => TrialDays > 0 || TrialEnd is not null;
}

public sealed record SessionLine(string Id, string Price, long Quantity);

public sealed record CustomText
{
    public object? AfterSubmit { get; init; }

    public object? ShippingAddress { get; init; }

    public object? Submit { get; init; }

    public object? TermsOfServiceAcceptance { get; init; }
}
