using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

public sealed record Coupon : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "coupon";

    public long? AmountOff { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CouponScope? AppliesTo { get; init; }

    public required long Created { get; init; }

    public string? Currency { get; init; }

    public required string Duration { get; init; }

    public int? DurationInMonths { get; init; }

    public bool Livemode { get; init; }

    public int? MaxRedemptions { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public string? Name { get; init; }

    public decimal? PercentOff { get; init; }

    public long? RedeemBy { get; init; }

    public int TimesRedeemed { get; init; }

    public bool Valid { get; init; } = true;

    public bool Covers(string product) => AppliesTo is null || AppliesTo.Products.Contains(product);

    /// <summary>As it is at a moment: used up or overdue, it is not valid.</summary>
    public Coupon At(long moment) =>
        this with
        {
            Valid =
                (MaxRedemptions is null || TimesRedeemed < MaxRedemptions) && (RedeemBy is null || moment < RedeemBy),
        };
}

public sealed record CouponScope(IReadOnlyList<string> Products);

public sealed record PromotionCode : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "promotion_code";

    public bool Active { get; init; } = true;

    public required string Code { get; init; }

    public required long Created { get; init; }

    public string? Customer { get; init; }

    public long? ExpiresAt { get; init; }

    public bool Livemode { get; init; }

    public int? MaxRedemptions { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public required Promotion Promotion { get; init; }

    public PromotionRestrictions Restrictions { get; init; } = new();

    public int TimesRedeemed { get; init; }
}

public sealed record Promotion(string Coupon)
{
    public string Type { get; init; } = "coupon";
}

public sealed record PromotionRestrictions
{
    public bool FirstTimeTransaction { get; init; }

    public long? MinimumAmount { get; init; }

    public string? MinimumAmountCurrency { get; init; }
}

/// <summary>A coupon at work on a subscription.</summary>
public sealed record Discount : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "discount";

    public string? CheckoutSession { get; init; }

    public string? Customer { get; init; }

    public long? End { get; init; }

    public string? Invoice { get; init; }

    public string? InvoiceItem { get; init; }

    public string? PromotionCode { get; init; }

    public required DiscountSource Source { get; init; }

    public required long Start { get; init; }

    public string? Subscription { get; init; }

    public string? SubscriptionItem { get; init; }

    [JsonIgnore]
    public long Created => Start;
}

public sealed record DiscountSource(string Coupon)
{
    public string Type { get; init; } = "coupon";
}

public sealed record DiscountAmount(long Amount, string Discount);
