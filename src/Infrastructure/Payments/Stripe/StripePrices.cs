using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;

namespace StreamHub.Infrastructure.Payments.Stripe;

/// <summary>
/// Our plans as Stripe's products and prices. A product's id names the plan, and the lookup key of its current price the
/// interval too, so neither side stores the other's ids.
/// </summary>
internal sealed class StripePrices(StripeClient stripe)
{
    private const string Prefix = "streamhub";
    private const string ProductPrefix = $"{Prefix}_";

    /// <summary>The price to charge; made at Stripe when it has none yet, or one of another amount.</summary>
    public async Task<Result<string>> EnsureAsync(
        Plan plan,
        BillingInterval interval,
        CancellationToken cancellationToken
    )
    {
        var lookupKey = LookupKey(plan.Code, interval);
        var amount = plan.AmountFor(interval);
        var found = await stripe.GetAsync<StripeList<StripePrice>>(
            $"v1/prices?active=true&limit=1&lookup_keys[0]={lookupKey}",
            cancellationToken
        );
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var current = found.Value?.Data.ElementAtOrDefault(0);
        return current is not null && current.UnitAmount == amount && current.Currency == plan.Prices.Currency
            ? current.Id
            : await CreateAsync(plan, interval, lookupKey, current?.Id, cancellationToken);
    }

    /// <summary>By its product: a price that was replaced has lost its lookup key, and its subscribers still pay it.</summary>
    /// <returns><c>null</c> for a price that is none of ours.</returns>
    public static string? PlanCodeOf(StripePrice price) =>
        price.Product.StartsWith(ProductPrefix, StringComparison.Ordinal) && price.Product.Length > ProductPrefix.Length
            ? price.Product[ProductPrefix.Length..]
            : null;

    private static string LookupKey(string planCode, BillingInterval interval) =>
        $"{Prefix}:{planCode}:{StripeName(interval)}";

    private static string StripeName(BillingInterval interval) => interval == BillingInterval.Month ? "month" : "year";

    private async Task<Result<string>> CreateAsync(
        Plan plan,
        BillingInterval interval,
        string lookupKey,
        string? replacedPriceId,
        CancellationToken cancellationToken
    )
    {
        var amount = plan.AmountFor(interval);
        var productId = ProductPrefix + plan.Code;
        var product = await stripe.PostAsync<StripeProduct>(
            "v1/products",
            new StripeForm().Add("id", productId).Add("name", $"StreamHub {plan.Name}"),
            $"product:{productId}:{plan.Name}",
            cancellationToken
        );
        if (!product.IsSuccess)
        {
            return product.Error;
        }

        var price = await stripe.PostAsync<StripePrice>(
            "v1/prices",
            new StripeForm()
                .Add("product", productId)
                .Add("currency", plan.Prices.Currency)
                .Add("unit_amount", amount)
                .Add("recurring[interval]", StripeName(interval))
                .Add("lookup_key", lookupKey)
                .Add("transfer_lookup_key", value: true),
            // By what it replaces: an amount that comes back within a day is another price than it was then.
            $"price:{lookupKey}:{plan.Prices.Currency}:{amount}:{replacedPriceId}",
            cancellationToken
        );
        return price.IsSuccess ? price.Value!.Id : price.Error;
    }
}
