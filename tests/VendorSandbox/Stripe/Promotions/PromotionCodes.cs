using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Promotions;

/// <summary>The words that customers type to get a coupon.</summary>
internal sealed class PromotionCodes(SandboxStore store, StripeLookup lookup, EventLog events, BillingTime time)
{
    private const int CodeLength = 8;

    public PromotionCode Create(CreatePromotionCode parameters) =>
        store.Change(state =>
        {
            var promotion = parameters.Promotion ?? throw StripeException.Missing("promotion");
            if (promotion.Type != "coupon")
            {
                throw StripeException.Invalid("Invalid promotion[type]: must be coupon", "promotion[type]");
            }

            var coupon = lookup.Coupon(
                promotion.Coupon ?? throw StripeException.Missing("promotion[coupon]"),
                "promotion[coupon]"
            );
            var code = parameters.Code ?? Identifiers.Prefixed("", CodeLength).ToUpperInvariant();
            RefuseTaken(code, except: null);
            if (parameters.Customer is { } customer)
            {
                lookup.Customer(customer, "customer");
            }

            var made = new PromotionCode
            {
                Id = Identifiers.Prefixed("promo_"),
                Active = parameters.Active ?? true,
                Code = code,
                Created = time.Now,
                Customer = parameters.Customer,
                ExpiresAt = parameters.ExpiresAt,
                MaxRedemptions = parameters.MaxRedemptions,
                Metadata = parameters.Metadata ?? [],
                Promotion = new Promotion(coupon.Id),
                Restrictions = new PromotionRestrictions
                {
                    FirstTimeTransaction = parameters.Restrictions?.FirstTimeTransaction ?? false,
                    MinimumAmount = parameters.Restrictions?.MinimumAmount,
                    MinimumAmountCurrency = parameters.Restrictions?.MinimumAmountCurrency,
                },
            };
            state.Stripe.PromotionCodes.Add(made.Id, made);
            events.Emit("promotion_code.created", made);
            return made;
        });

    public PromotionCode Update(string id, UpdatePromotionCode parameters) =>
        store.Change(state =>
        {
            var before = lookup.PromotionCode(id);
            if (parameters.Active == true)
            {
                RefuseTaken(before.Code, id);
            }

            var updated = state.Stripe.PromotionCodes[id] = before with
            {
                Active = parameters.Active ?? before.Active,
                Metadata = Metadata.Merge(before.Metadata, parameters.Metadata),
            };
            events.Emit("promotion_code.updated", updated, before);
            return updated;
        });

    public StripeList<PromotionCode> List(ListPromotionCodes wanted) =>
        store.Read(state =>
            StripePage.Of(
                state
                    .Stripe.PromotionCodes.Values.Select(Current)
                    .Where(one =>
                        (wanted.Active is null || one.Active == wanted.Active)
                        && (wanted.Code is null || IsCode(one, wanted.Code))
                        && (wanted.Coupon is null || one.Promotion.Coupon == wanted.Coupon)
                        && (wanted.Customer is null || one.Customer == wanted.Customer)
                    ),
                wanted,
                "/v1/promotion_codes"
            )
        );

    /// <summary>The code that a customer typed, if it can still be redeemed.</summary>
    public PromotionCode? Find(string typed) =>
        store.Read(state =>
            state.Stripe.PromotionCodes.Values.Select(Current).FirstOrDefault(one => one.Active && IsCode(one, typed))
        );

    /// <summary>As it is now: overdue, used up, or with a coupon that is, it is no longer active.</summary>
    public PromotionCode Current(PromotionCode code) =>
        code with
        {
            Active =
                code.Active
                && (code.ExpiresAt is null || time.Now < code.ExpiresAt)
                && (code.MaxRedemptions is null || code.TimesRedeemed < code.MaxRedemptions)
                && lookup.FindCoupon(code.Promotion.Coupon) is { Valid: true },
        };

    private static bool IsCode(PromotionCode code, string typed) =>
        code.Code.Equals(typed.Trim(), StringComparison.OrdinalIgnoreCase);

    private void RefuseTaken(string code, string? except)
    {
        if (Find(code) is { } other && other.Id != except)
        {
            throw StripeException.Invalid(
                $"An active promotion code with `code: {code}` already exists.",
                "code",
                "resource_already_exists"
            );
        }
    }
}
