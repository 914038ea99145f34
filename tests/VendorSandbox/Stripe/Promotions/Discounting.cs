using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;

namespace StreamHub.VendorSandbox.Stripe.Promotions;

/// <param name="Id">The discount's, as lines name it.</param>
internal sealed record AppliedCoupon(string Id, Coupon Coupon, long? End);

internal sealed record Discountable(long Amount, string Currency, string Product);

/// <summary>Takes coupons off amounts: whole minor units, never below zero.</summary>
internal sealed class Discounting(SandboxStore store)
{
    /// <summary>Those of the discounts that are in force at a moment.</summary>
    public IReadOnlyList<AppliedCoupon> InForce(IEnumerable<string> discounts, long moment) =>
        store.Read(state =>
            discounts
                .Select(id => state.Stripe.Discounts[id])
                .Where(discount => discount.End is null || moment < discount.End)
                .Select(discount => new AppliedCoupon(
                    discount.Id,
                    state.Stripe.Coupons[discount.Source.Coupon],
                    discount.End
                ))
                .ToList()
        );

    /// <summary>One after the other, each from what the former left.</summary>
    public static IReadOnlyList<InvoiceLine> Apply(
        IReadOnlyList<InvoiceLine> lines,
        IReadOnlyList<AppliedCoupon> coupons
    )
    {
        foreach (var applied in coupons)
        {
            var amounts = Spread(applied.Coupon, [.. lines.Select(RestOf)]);
            lines =
            [
                .. lines.Zip(
                    amounts,
                    (line, amount) =>
                        amount == 0
                            ? line
                            : line with
                            {
                                DiscountAmounts = [.. line.DiscountAmounts, new DiscountAmount(amount, applied.Id)],
                            }
                ),
            ];
        }

        return lines;
    }

    /// <summary>What a coupon takes off each of the amounts; an amount off is spent on them in their order.</summary>
    public static IReadOnlyList<long> Spread(Coupon coupon, IReadOnlyList<Discountable> amounts)
    {
        var left = coupon.AmountOff ?? long.MaxValue;
        var taken = new List<long>(amounts.Count);
        foreach (var (amount, currency, product) in amounts)
        {
            taken.Add(amount > 0 && coupon.Covers(product) ? Math.Min(left, Off(coupon, amount, currency)) : 0);
            left -= taken[^1];
        }

        return taken;
    }

    public static long Off(Coupon coupon, long amount, string currency) =>
        coupon switch
        {
            { PercentOff: { } percent } => (long)Math.Round(amount * percent / 100m, MidpointRounding.AwayFromZero),
            { AmountOff: { } off } when coupon.Currency == currency => Math.Min(amount, off),
            _ => 0,
        };

    /// <summary>What an item costs in a whole period.</summary>
    public static long Net(SubscriptionItem item, IReadOnlyList<AppliedCoupon> coupons) =>
        coupons
            .Where(applied => applied.Coupon.Covers(item.Price.Product))
            .Aggregate(
                item.Price.UnitAmount * item.Quantity,
                (rest, applied) => rest - Off(applied.Coupon, rest, item.Price.Currency)
            );

    /// <summary>What stays after an invoice: what was for one payment only has been spent, what ended is over.</summary>
    public IReadOnlyList<string> Remaining(IReadOnlyList<string> discounts, Invoice invoice)
    {
        var spent = invoice.TotalDiscountAmounts.Where(one => one.Amount > 0).Select(one => one.Discount).ToHashSet();
        return
        [
            .. InForce(discounts, invoice.Created)
                .Where(applied => applied.Coupon.Duration != "once" || !spent.Contains(applied.Id))
                .Select(applied => applied.Id),
        ];
    }

    private static Discountable RestOf(InvoiceLine line) =>
        new(
            line.Discountable ? line.Amount - line.DiscountAmounts.Sum(one => one.Amount) : 0,
            line.Currency,
            line.Pricing.PriceDetails.Product
        );
}
