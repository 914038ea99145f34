using StreamHub.Application.Ports;
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
    /// <summary>Marks the prices that we made: those alone are ours to retire.</summary>
    public const string IntervalKey = "streamhub_interval";

    private const string Prefix = "streamhub";
    private const string ProductPrefix = $"{Prefix}_";

    public static string ProductIdOf(Plan plan) => ProductPrefix + plan.Code;

    /// <summary>By its product: a price that was replaced has lost its lookup key, and its subscribers still pay it.</summary>
    /// <returns><c>null</c> for a price that is none of ours.</returns>
    public static string? PlanCodeOf(StripePrice price) =>
        price.Product.StartsWith(ProductPrefix, StringComparison.Ordinal) && price.Product.Length > ProductPrefix.Length
            ? price.Product[ProductPrefix.Length..]
            : null;

    /// <summary>The price to charge; made at Stripe when it has none yet, or one of another amount.</summary>
    public async Task<Result<string>> EnsureAsync(
        Plan plan,
        BillingInterval interval,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(plan, interval, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        if (found.Value is { Active: true } current && Charges(current, plan, interval))
        {
            return current.Id;
        }

        var product = await EnsureProductAsync(plan, cancellationToken);
        if (!product.IsSuccess)
        {
            return product.Error;
        }

        var price = await PutOnSaleAsync(plan, interval, found.Value, cancellationToken);
        return price.IsSuccess ? price.Value.Id : price.Error;
    }

    /// <returns>The current price of the interval, or the one that was when the plan was last on sale.</returns>
    public async Task<Result<StripePrice?>> FindAsync(
        Plan plan,
        BillingInterval interval,
        CancellationToken cancellationToken
    )
    {
        var found = await stripe.GetAsync<StripeList<StripePrice>>(
            $"v1/prices?limit=1&lookup_keys[0]={LookupKey(plan.Code, interval)}",
            cancellationToken
        );
        return found.IsSuccess ? Result.Success(found.Value?.Data.ElementAtOrDefault(0)) : found.Error;
    }

    /// <summary>Makes the product what the plan is: of its name, and for sale or not.</summary>
    public async Task<Result<CatalogueChange>> EnsureProductAsync(Plan plan, CancellationToken cancellationToken)
    {
        var productId = ProductIdOf(plan);
        var name = $"StreamHub {plan.Name}";
        var found = await stripe.GetAsync<StripeProduct>($"v1/products/{productId}", cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        if (found.Value is null && !plan.IsSold)
        {
            return CatalogueChange.None;
        }

        if (found.Value is null)
        {
            var created = await stripe.PostAsync<StripeProduct>(
                "v1/products",
                new StripeForm().Add("id", productId).Add("name", name),
                $"product:{productId}:{plan.Name}",
                cancellationToken
            );
            return created.IsSuccess ? CatalogueChange.Created : created.Error;
        }

        if (found.Value.Name == name && found.Value.Active == plan.IsSold)
        {
            return CatalogueChange.None;
        }

        var updated = await stripe.PostAsync<StripeProduct>(
            $"v1/products/{productId}",
            new StripeForm().Add("name", name).Add("active", plan.IsSold),
            $"product:{productId}:{Guid.NewGuid()}",
            cancellationToken
        );
        return updated.IsSuccess ? CatalogueChange.Updated : updated.Error;
    }

    /// <param name="found">The price that has the lookup key now.</param>
    public async Task<Result<StripePrice>> PutOnSaleAsync(
        Plan plan,
        BillingInterval interval,
        StripePrice? found,
        CancellationToken cancellationToken
    ) =>
        found is not null && Charges(found, plan, interval)
            ? await SetActiveAsync(found.Id, isActive: true, cancellationToken)
            : await CreateAsync(plan, interval, found?.Id, cancellationToken);

    public async Task<Result<StripePrice>> SetActiveAsync(
        string priceId,
        bool isActive,
        CancellationToken cancellationToken
    )
    {
        // Every time under a key of its own: the same can be asked for again after the opposite, and does no harm twice.
        var set = await stripe.PostAsync<StripePrice>(
            $"v1/prices/{priceId}",
            new StripeForm().Add("active", isActive),
            $"price:{priceId}:{Guid.NewGuid()}",
            cancellationToken
        );
        return set.IsSuccess ? set.Value! : set.Error;
    }

    public static bool Charges(StripePrice price, Plan plan, BillingInterval interval) =>
        price.UnitAmount == plan.AmountFor(interval) && price.Currency == plan.Prices.Currency;

    private static string LookupKey(string planCode, BillingInterval interval) =>
        $"{Prefix}:{planCode}:{StripeName(interval)}";

    private static string StripeName(BillingInterval interval) => interval == BillingInterval.Month ? "month" : "year";

    private async Task<Result<StripePrice>> CreateAsync(
        Plan plan,
        BillingInterval interval,
        string? replacedPriceId,
        CancellationToken cancellationToken
    )
    {
        var amount = plan.AmountFor(interval);
        var lookupKey = LookupKey(plan.Code, interval);
        var price = await stripe.PostAsync<StripePrice>(
            "v1/prices",
            new StripeForm()
                .Add("product", ProductIdOf(plan))
                .Add("currency", plan.Prices.Currency)
                .Add("unit_amount", amount)
                .Add("recurring[interval]", StripeName(interval))
                .Add("lookup_key", lookupKey)
                .Add("transfer_lookup_key", value: true)
                .Add($"metadata[{IntervalKey}]", StripeName(interval)),
            // By what it replaces: an amount that comes back within a day is another price than it was then.
            $"price:{lookupKey}:{plan.Prices.Currency}:{amount}:{replacedPriceId}",
            cancellationToken
        );
        return price.IsSuccess ? price.Value! : price.Error;
    }
}
