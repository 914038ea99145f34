using StreamHub.Domain.Billing;

namespace StreamHub.Application.Features.Promotions;

/// <param name="Id">The payment vendor's.</param>
/// <param name="PercentOff">1 to 100; <c>null</c> where an amount is taken off.</param>
/// <param name="AmountOff">In minor units of <paramref name="Currency"/>.</param>
/// <param name="Months">Of a repeating one.</param>
/// <param name="Active">False also for one that is used up or over.</param>
public sealed record AdminPromotion(
    string Id,
    string Code,
    int? PercentOff,
    long? AmountOff,
    string? Currency,
    PromotionDuration Duration,
    int? Months,
    int? MaxRedemptions,
    int TimesRedeemed,
    DateTimeOffset? ExpiresAt,
    bool FirstTimeOnly,
    bool Active,
    DateTimeOffset CreatedAt
)
{
    public static AdminPromotion Of(Promotion promotion) =>
        new(
            promotion.Id,
            promotion.Terms.Code,
            promotion.Terms.PercentOff,
            promotion.Terms.AmountOff,
            promotion.Terms.Currency,
            promotion.Terms.Duration,
            promotion.Terms.Months,
            promotion.Terms.MaxRedemptions,
            promotion.TimesRedeemed,
            promotion.Terms.ExpiresAt,
            promotion.Terms.FirstTimeOnly,
            promotion.IsActive,
            promotion.CreatedAt
        );
}
