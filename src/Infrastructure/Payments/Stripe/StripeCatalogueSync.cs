using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;

namespace StreamHub.Infrastructure.Payments.Stripe;

/// <summary>
/// Amounts of prices never change at Stripe: another amount is another price, and the old one is retired. Subscriptions that
/// have it keep it, and it still names their plan by its product.
/// </summary>
internal sealed class StripeCatalogueSync(IReadRepository<Plan> plans, StripeClient stripe, StripePrices prices)
    : IPlanCatalogueSync
{
    private static readonly BillingInterval[] Intervals = Enum.GetValues<BillingInterval>();

    public async Task<Result> RunAsync(Action<CatalogueStep> report, CancellationToken cancellationToken)
    {
        var all = await plans.ListAsync(new PlansByRank(), cancellationToken);
        foreach (var plan in all.Where(plan => !plan.IsFree))
        {
            var synced = await SyncAsync(plan, report, cancellationToken);
            if (!synced.IsSuccess)
            {
                return synced;
            }
        }

        return Result.Success();
    }

    private async Task<Result> SyncAsync(Plan plan, Action<CatalogueStep> report, CancellationToken cancellationToken)
    {
        var product = await prices.EnsureProductAsync(plan, cancellationToken);
        if (!product.IsSuccess)
        {
            return product.Error;
        }

        report(new CatalogueStep(plan.Code, StripePrices.ProductIdOf(plan), product.Value));
        var current = new HashSet<string>(StringComparer.Ordinal);
        if (plan.IsSold)
        {
            foreach (var interval in Intervals)
            {
                var price = await SyncPriceAsync(plan, interval, report, cancellationToken);
                if (!price.IsSuccess)
                {
                    return price.Error;
                }

                current.Add(price.Value);
            }
        }

        return await RetireOthersAsync(plan, current, report, cancellationToken);
    }

    private async Task<Result<string>> SyncPriceAsync(
        Plan plan,
        BillingInterval interval,
        Action<CatalogueStep> report,
        CancellationToken cancellationToken
    )
    {
        var found = await prices.FindAsync(plan, interval, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        if (found.Value is { Active: true } standing && StripePrices.Charges(standing, plan, interval))
        {
            report(new CatalogueStep(plan.Code, standing.Id, CatalogueChange.None));
            return standing.Id;
        }

        var price = await prices.PutOnSaleAsync(plan, interval, found.Value, cancellationToken);
        if (!price.IsSuccess)
        {
            return price.Error;
        }

        var change = price.Value.Id == found.Value?.Id ? CatalogueChange.Updated : CatalogueChange.Created;
        report(new CatalogueStep(plan.Code, price.Value.Id, change));
        return price.Value.Id;
    }

    // Found by their product rather than by what this run replaced: a run that died, and a checkout that was the first to
    // need a new price, leave the old one on sale.
    private async Task<Result> RetireOthersAsync(
        Plan plan,
        HashSet<string> current,
        Action<CatalogueStep> report,
        CancellationToken cancellationToken
    )
    {
        var onSale = await stripe.GetAsync<StripeList<StripePrice>>(
            $"v1/prices?active=true&limit=100&product={StripePrices.ProductIdOf(plan)}",
            cancellationToken
        );
        if (!onSale.IsSuccess)
        {
            return onSale.Error;
        }

        var ours = onSale.Value?.Data.Where(price => price.Metadata.ContainsKey(StripePrices.IntervalKey)) ?? [];
        foreach (var price in ours.Where(price => !current.Contains(price.Id)))
        {
            var retired = await prices.SetActiveAsync(price.Id, isActive: false, cancellationToken);
            if (!retired.IsSuccess)
            {
                return retired.Error;
            }

            report(new CatalogueStep(plan.Code, price.Id, CatalogueChange.Retired));
        }

        return Result.Success();
    }
}
