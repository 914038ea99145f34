using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Parameters;

internal sealed record CreateCoupon : StripeParameters
{
    public long? AmountOff { get; init; }

    public CouponScopeParameters? AppliesTo { get; init; }

    public string? Currency { get; init; }

    public string? Duration { get; init; }

    public int? DurationInMonths { get; init; }

    public string? Id { get; init; }

    public int? MaxRedemptions { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Name { get; init; }

    public decimal? PercentOff { get; init; }

    public long? RedeemBy { get; init; }
}

internal sealed record CouponScopeParameters
{
    public IReadOnlyList<string>? Products { get; init; }
}

internal sealed record UpdateCoupon : StripeParameters
{
    public Dictionary<string, string>? Metadata { get; init; }

    public string? Name { get; init; }
}

internal sealed record CreatePromotionCode : StripeParameters
{
    public bool? Active { get; init; }

    public string? Code { get; init; }

    public string? Customer { get; init; }

    public long? ExpiresAt { get; init; }

    public int? MaxRedemptions { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public PromotionParameters? Promotion { get; init; }

    public RestrictionParameters? Restrictions { get; init; }
}

internal sealed record PromotionParameters
{
    public string? Coupon { get; init; }

    public string? Type { get; init; }
}

internal sealed record RestrictionParameters
{
    public bool? FirstTimeTransaction { get; init; }

    public long? MinimumAmount { get; init; }

    public string? MinimumAmountCurrency { get; init; }
}

internal sealed record UpdatePromotionCode : StripeParameters
{
    public bool? Active { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }
}

internal sealed record ListPromotionCodes : ListParameters
{
    public bool? Active { get; init; }

    public string? Code { get; init; }

    public string? Coupon { get; init; }

    public string? Customer { get; init; }
}

internal sealed record DiscountParameters
{
    public string? Coupon { get; init; }

    public string? PromotionCode { get; init; }
}
