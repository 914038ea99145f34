using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Promotions;

internal sealed class Coupons(SandboxStore store, StripeLookup lookup, EventLog events, BillingTime time)
{
    private const int CodeLength = 8;

    public Coupon Create(CreateCoupon parameters) =>
        store.Change(state =>
        {
            var id = parameters.Id ?? Identifiers.Prefixed("", CodeLength);
            if (state.Stripe.Coupons.ContainsKey(id))
            {
                throw StripeException.Invalid("Coupon already exists.", "id", "resource_already_exists");
            }

            RefuseContradictions(parameters);
            var coupon = new Coupon
            {
                Id = id,
                AmountOff = parameters.AmountOff,
                AppliesTo = parameters.AppliesTo?.Products is { Count: > 0 } products
                    ? new CouponScope(products)
                    : null,
                Created = time.Now,
                Currency = parameters.Currency?.ToLowerInvariant(),
                Duration = parameters.Duration ?? "once",
                DurationInMonths = parameters.DurationInMonths,
                MaxRedemptions = parameters.MaxRedemptions,
                Metadata = parameters.Metadata ?? [],
                Name = parameters.Name,
                PercentOff = parameters.PercentOff,
                RedeemBy = parameters.RedeemBy,
            };
            state.Stripe.Coupons.Add(id, coupon);
            events.Emit("coupon.created", coupon);
            return coupon;
        });

    public Coupon Update(string id, UpdateCoupon parameters) =>
        store.Change(state =>
        {
            var before = lookup.Coupon(id);
            var coupon = state.Stripe.Coupons[id] = before with
            {
                Metadata = Metadata.Merge(before.Metadata, parameters.Metadata),
                Name = parameters.Name ?? before.Name,
            };
            events.Emit("coupon.updated", coupon, before);
            return coupon;
        });

    /// <summary>Nobody can redeem it any more; whoever did keeps the discount.</summary>
    public Deleted Delete(string id) =>
        store.Change(state =>
        {
            var coupon = lookup.Coupon(id);
            state.Stripe.DeletedCoupons.Add(id);
            events.Emit("coupon.deleted", coupon);
            return new Deleted(id, "coupon");
        });

    public StripeList<Coupon> List(ListParameters wanted) =>
        store.Read(state =>
            StripePage.Of(
                state
                    .Stripe.Coupons.Values.Where(one => !state.Stripe.DeletedCoupons.Contains(one.Id))
                    .Select(one => one.At(time.Now)),
                wanted,
                "/v1/coupons"
            )
        );

    private static void RefuseContradictions(CreateCoupon parameters)
    {
        if (parameters.PercentOff is null == parameters.AmountOff is null)
        {
            throw StripeException.Invalid("Must provide exactly one of percent_off or amount_off.", "percent_off");
        }

        if (parameters.PercentOff is <= 0 or > 100)
        {
            throw StripeException.Invalid("Invalid percent_off: must be above 0 and at most 100.", "percent_off");
        }

        if (parameters.AmountOff is < 1)
        {
            throw StripeException.Invalid("Invalid positive integer", "amount_off");
        }

        if (parameters.AmountOff is not null && parameters.Currency is null)
        {
            throw StripeException.Missing("currency");
        }

        if (parameters.Duration is not (null or "once" or "repeating" or "forever"))
        {
            throw StripeException.Invalid("Invalid duration: must be one of forever, once, or repeating", "duration");
        }

        if (parameters.Duration == "repeating" != parameters.DurationInMonths is not null)
        {
            throw StripeException.Invalid(
                "You must pass duration_in_months when duration is repeating, and only then.",
                "duration_in_months"
            );
        }
    }
}
