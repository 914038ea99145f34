using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Payments.Stripe;

internal sealed class StripeSubscriptionChanges(StripeClient stripe, StripePrices prices, StripeWrites writes)
    : ISubscriptionChanges
{
    private const string InvoiceAtOnce = "always_invoice";

    public async Task<Result<ChangeCost>> PreviewAsync(SubscriptionChange change, CancellationToken cancellationToken)
    {
        var target = await FindTargetAsync(change, cancellationToken);
        if (!target.IsSuccess)
        {
            return target.Error;
        }

        var form = new StripeForm()
            .Add("subscription", change.SubscriptionExternalId)
            .Add("subscription_details[items][0][id]", target.Value.Item)
            .Add("subscription_details[items][0][price]", target.Value.Price)
            .Add("subscription_details[proration_behavior]", InvoiceAtOnce);
        if (change.ProrationDate is { } date)
        {
            form.Add("subscription_details[proration_date]", date.ToUnixTimeSeconds());
        }

        var preview = await writes.PostAsync<StripeInvoicePreview>(
            "v1/invoices/create_preview",
            form,
            cancellationToken
        );
        return preview.IsSuccess ? CostOf(preview.Value, change.Plan.Prices.Currency) : preview.Error;
    }

    public async Task<Result> ChangeAsync(SubscriptionChange change, CancellationToken cancellationToken)
    {
        var target = await FindTargetAsync(change, cancellationToken);
        if (!target.IsSuccess)
        {
            return target.Error;
        }

        // An earlier try may have been done without our learning of it.
        if (target.Value.Price == target.Value.CurrentPrice)
        {
            return Result.Success();
        }

        var changed = await ChangeAsync(change, target.Value, "error_if_incomplete", cancellationToken);
        if (changed.Error != BillingErrors.PaymentUnconfirmed)
        {
            return changed.IsSuccess ? Result.Success() : changed.Error;
        }

        // Only an invoice that stands can be confirmed, so it is changed first, and is past due until then.
        changed = await ChangeAsync(change, target.Value, "allow_incomplete", cancellationToken);
        if (!changed.IsSuccess)
        {
            return changed.Error;
        }

        return changed.Value.LatestInvoice is { Status: "open", HostedInvoiceUrl: { } url } invoice
            ? BillingErrors.PaymentActionRequired(url, invoice.AmountDue, invoice.Currency)
            : Result.Success();
    }

    public Task<Result> CancelAtPeriodEndAsync(string externalId, CancellationToken cancellationToken) =>
        SetAsync(externalId, new StripeForm().Add("cancel_at_period_end", value: true), cancellationToken);

    public async Task<Result> CancelNowAsync(string externalId, CancellationToken cancellationToken)
    {
        // Stripe takes no key with it: of two, the second finds nothing left to end.
        var ended = await stripe.DeleteAsync<StripeIdentified>(PathOf(externalId), cancellationToken);
        return ended.IsSuccess ? Result.Success() : ended.Error;
    }

    public Task<Result> KeepAsync(string externalId, CancellationToken cancellationToken) =>
        SetAsync(externalId, new StripeForm().Add("cancel_at", string.Empty), cancellationToken);

    public async Task<Result> UnpauseAsync(string externalId, CancellationToken cancellationToken)
    {
        var resumed = await writes.PostOnceAsync<StripeIdentified>(
            $"{PathOf(externalId)}/resume",
            new StripeForm(),
            cancellationToken
        );
        return resumed.IsSuccess ? Result.Success() : resumed.Error;
    }

    private static string PathOf(string externalId) => $"v1/subscriptions/{Uri.EscapeDataString(externalId)}";

    private static ChangeCost CostOf(StripeInvoicePreview? preview, string currency) =>
        preview is null
            ? new ChangeCost(currency, AmountDue: 0, Total: 0, Lines: [])
            : new ChangeCost(
                preview.Currency,
                preview.AmountDue,
                preview.Total,
                [
                    .. preview.Lines.Data.Select(line => new ChangeLine(
                        line.Description,
                        line.Amount,
                        DateTimeOffset.FromUnixTimeSeconds(line.Period.Start),
                        DateTimeOffset.FromUnixTimeSeconds(line.Period.End)
                    )),
                ]
            );

    private async Task<Result> SetAsync(string externalId, StripeForm form, CancellationToken cancellationToken)
    {
        var written = await writes.PostAsync<StripeIdentified>(PathOf(externalId), form, cancellationToken);
        return written.IsSuccess ? Result.Success() : written.Error;
    }

    private async Task<Result<StripeChangedSubscription>> ChangeAsync(
        SubscriptionChange change,
        Target target,
        string paymentBehavior,
        CancellationToken cancellationToken
    )
    {
        var form = new StripeForm()
            .Add("items[0][id]", target.Item)
            .Add("items[0][price]", target.Price)
            .Add("proration_behavior", InvoiceAtOnce)
            .Add("payment_behavior", paymentBehavior)
            .Add("expand[0]", "latest_invoice");
        if (change.ProrationDate is { } date)
        {
            form.Add("proration_date", date.ToUnixTimeSeconds());
        }

        return target.IsOnTrial
            ? await SetPlanAsync(change, form, cancellationToken)
            : await writes.PostOnceAsync<StripeChangedSubscription>(
                PathOf(change.SubscriptionExternalId),
                form,
                cancellationToken,
                basis: $"{target.CurrentPrice} {target.LatestInvoice}"
            );
    }

    // Nothing is charged, and no invoice tells one change from the next.
    private async Task<Result<StripeChangedSubscription>> SetPlanAsync(
        SubscriptionChange change,
        StripeForm form,
        CancellationToken cancellationToken
    )
    {
        var set = await writes.PostAsync<StripeChangedSubscription>(
            PathOf(change.SubscriptionExternalId),
            form,
            cancellationToken
        );
        return set.IsSuccess ? set.Value! : set.Error;
    }

    private async Task<Result<Target>> FindTargetAsync(SubscriptionChange change, CancellationToken cancellationToken)
    {
        var subscription = await stripe.GetAsync<StripeSubscription>(
            PathOf(change.SubscriptionExternalId),
            cancellationToken
        );
        if (!subscription.IsSuccess)
        {
            return subscription.Error;
        }

        if (subscription.Value?.Items.Data.ElementAtOrDefault(0) is not { } item)
        {
            return BillingErrors.NotSubscribed;
        }

        var price = await prices.EnsureAsync(change.Plan, change.Interval, cancellationToken);
        return price.IsSuccess
            ? new Target(item.Id, price.Value, item.Price.Id, subscription.Value.LatestInvoice)
            {
                IsOnTrial = subscription.Value.Status == "trialing",
            }
            : price.Error;
    }

    /// <param name="LatestInvoice">Tells a change from an earlier one to the same: each charged one leaves another behind.</param>
    private sealed record Target(string Item, string Price, string CurrentPrice, string? LatestInvoice)
    {
        public bool IsOnTrial { get; init; }
    }
}
