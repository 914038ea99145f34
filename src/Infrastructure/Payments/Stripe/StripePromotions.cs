using System.Globalization;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Payments.Stripe;

/// <summary>A promotion is a coupon at Stripe, which says what is taken off, and a code that leads to it.</summary>
internal sealed class StripePromotions(StripeClient stripe, StripeWrites writes) : IPromotions
{
    private const string ExpandedCoupons = "expand[0]=data.promotion.coupon";

    public async Task<Result<string?>> FindActiveAsync(string code, CancellationToken cancellationToken)
    {
        var found = await stripe.GetAsync<StripeList<StripeIdentified>>(
            $"v1/promotion_codes?limit=1&active=true&code={Uri.EscapeDataString(code)}",
            cancellationToken
        );
        return found.IsSuccess ? Result.Success(found.Value?.Data.ElementAtOrDefault(0)?.Id) : found.Error;
    }

    public async Task<Result<Promotion>> CreateAsync(PromotionTerms terms, CancellationToken cancellationToken)
    {
        var coupon = await writes.PostOnceAsync<StripeIdentified>("v1/coupons", CouponOf(terms), cancellationToken);
        if (!coupon.IsSuccess)
        {
            return coupon.Error;
        }

        var form = new StripeForm()
            .Add("promotion[type]", "coupon")
            .Add("promotion[coupon]", coupon.Value.Id)
            .Add("code", terms.Code)
            .Add("max_redemptions", Text(terms.MaxRedemptions))
            .Add("expires_at", Text(terms.ExpiresAt?.ToUnixTimeSeconds()))
            .Add("restrictions[first_time_transaction]", terms.FirstTimeOnly)
            .Add("expand[0]", "promotion.coupon");
        var code = await writes.PostOnceAsync<StripePromotionCode>("v1/promotion_codes", form, cancellationToken);
        return code.IsSuccess ? PromotionOf(code.Value) : code.Error;
    }

    public async Task<Result<PromotionPage>> ListAsync(PromotionFilter filter, CancellationToken cancellationToken)
    {
        var active = filter.Active is { } wanted ? $"&active={(wanted ? "true" : "false")}" : string.Empty;
        var start = filter.After is null ? string.Empty : $"&starting_after={Uri.EscapeDataString(filter.After)}";
        var list = await stripe.GetAsync<StripeList<StripePromotionCode>>(
            string.Create(
                CultureInfo.InvariantCulture,
                $"v1/promotion_codes?limit={filter.Limit}&{ExpandedCoupons}{active}{start}"
            ),
            cancellationToken
        );
        if (!list.IsSuccess)
        {
            return list.Error;
        }

        var data = list.Value?.Data ?? [];
        var next = list.Value is { HasMore: true } && data.Count > 0 ? data[^1].Id : null;
        return new PromotionPage([.. data.Select(PromotionOf)], next);
    }

    public async Task<Result<Promotion?>> FindLastAsync(string code, CancellationToken cancellationToken)
    {
        var found = await stripe.GetAsync<StripeList<StripePromotionCode>>(
            $"v1/promotion_codes?limit=1&{ExpandedCoupons}&code={Uri.EscapeDataString(code)}",
            cancellationToken
        );
        return found.IsSuccess ? Result.Success(found.Value?.Data.Select(PromotionOf).FirstOrDefault()) : found.Error;
    }

    public async Task<Result<Promotion>> DeactivateAsync(string id, CancellationToken cancellationToken)
    {
        var updated = await writes.PostAsync<StripePromotionCode>(
            $"v1/promotion_codes/{Uri.EscapeDataString(id)}",
            new StripeForm().Add("active", value: false).Add("expand[0]", "promotion.coupon"),
            cancellationToken
        );
        return updated.IsSuccess ? PromotionOf(updated.Value!) : updated.Error;
    }

    private static StripeForm CouponOf(PromotionTerms terms) =>
        new StripeForm()
            .Add("name", terms.Code)
            .Add("percent_off", Text(terms.PercentOff))
            .Add("amount_off", Text(terms.AmountOff))
            .Add("currency", terms.Currency)
            .Add(
                "duration",
                terms.Duration switch
                {
                    PromotionDuration.Once => "once",
                    PromotionDuration.Repeating => "repeating",
                    _ => "forever",
                }
            )
            .Add("duration_in_months", Text(terms.Months));

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static Promotion PromotionOf(StripePromotionCode code)
    {
        var coupon = code.Promotion.Coupon;
        var terms = new PromotionTerms(
            code.Code,
            (int?)coupon.PercentOff,
            coupon.AmountOff,
            coupon.Currency,
            coupon.Duration switch
            {
                "once" => PromotionDuration.Once,
                "repeating" => PromotionDuration.Repeating,
                _ => PromotionDuration.Forever,
            },
            coupon.DurationInMonths,
            code.MaxRedemptions,
            code.ExpiresAt is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            code.Restrictions.FirstTimeTransaction
        );
        return new Promotion(
            code.Id,
            terms,
            code.Active,
            code.TimesRedeemed,
            DateTimeOffset.FromUnixTimeSeconds(code.Created)
        );
    }
}
