using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Promotions;

/// <summary>Checks whether a coupon may be had, and turns it into a discount.</summary>
internal sealed class Redemption(SandboxStore store, StripeLookup lookup, PromotionCodes codes, BillingTime time)
{
    /// <exception cref="StripeException">For whoever may not have it.</exception>
    public SessionDiscount Check(DiscountParameters wanted, string? customer, long amount, string parameter)
    {
        if (wanted.PromotionCode is { } id)
        {
            var code = codes.Current(lookup.PromotionCode(id, $"{parameter}[promotion_code]"));
            return RefusalOf(code, customer, amount) is { } reason
                ? throw StripeException.Invalid(reason, $"{parameter}[promotion_code]", "promotion_code_invalid")
                : new SessionDiscount(code.Promotion.Coupon, code.Id);
        }

        var coupon = lookup.Coupon(
            wanted.Coupon ?? throw StripeException.Missing($"{parameter}[coupon]"),
            $"{parameter}[coupon]"
        );
        return coupon.Valid
            ? new SessionDiscount(coupon.Id, PromotionCode: null)
            : throw StripeException.Invalid($"Coupon expired: {coupon.Id}", $"{parameter}[coupon]", "coupon_expired");
    }

    /// <summary>What the page answers to a code that somebody typed.</summary>
    public (SessionDiscount? Discount, string? Refusal) Type(string typed, string? customer, long amount)
    {
        if (codes.Find(typed) is not { } code)
        {
            return (null, "This code is invalid.");
        }

        return RefusalOf(code, customer, amount) is { } reason
            ? (null, reason)
            : (new SessionDiscount(code.Promotion.Coupon, code.Id), null);
    }

    public Discount Redeem(SessionDiscount wanted, string customer, string subscription, string? session) =>
        store.Change(state =>
        {
            var coupon = state.Stripe.Coupons[wanted.Coupon!];
            state.Stripe.Coupons[coupon.Id] = coupon with { TimesRedeemed = coupon.TimesRedeemed + 1 };
            if (wanted.PromotionCode is { } id)
            {
                var code = state.Stripe.PromotionCodes[id];
                state.Stripe.PromotionCodes[id] = code with { TimesRedeemed = code.TimesRedeemed + 1 };
            }

            var start = time.Of(customer);
            var discount = new Discount
            {
                Id = Identifiers.Prefixed("di_"),
                CheckoutSession = session,
                Customer = customer,
                End = coupon.DurationInMonths is { } months
                    ? DateTimeOffset.FromUnixTimeSeconds(start).AddMonths(months).ToUnixTimeSeconds()
                    : null,
                PromotionCode = wanted.PromotionCode,
                Source = new DiscountSource(coupon.Id),
                Start = start,
                Subscription = subscription,
            };
            state.Stripe.Discounts.Add(discount.Id, discount);
            return discount;
        });

    private string? RefusalOf(PromotionCode code, string? customer, long amount)
    {
        if (!code.Active)
        {
            return "This promotion code cannot be redeemed because it is not active.";
        }

        if (code.Customer is { } owner && owner != customer)
        {
            return "This promotion code cannot be redeemed because it belongs to another customer.";
        }

        if (code.Restrictions.MinimumAmount is { } minimum && amount < minimum)
        {
            return "This promotion code cannot be redeemed because the total is below its minimum amount.";
        }

        return code.Restrictions.FirstTimeTransaction && HasPaid(customer)
            ? "This promotion code cannot be redeemed because the associated customer has prior transactions."
            : null;
    }

    private bool HasPaid(string? customer) =>
        customer is not null
        && store.Read(state => state.Stripe.Charges.Values.Any(charge => charge.Customer == customer && charge.Paid));
}
