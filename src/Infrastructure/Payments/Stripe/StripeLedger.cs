using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Payments.Stripe;

internal sealed class StripeLedger(StripeClient stripe) : IPaymentLedger
{
    private const int PageSize = 100;

    public async Task<Result<SubscriptionPage>> ListSubscriptionsAsync(
        string? after,
        CancellationToken cancellationToken
    )
    {
        // Without a status, Stripe lists those that were not cancelled.
        var start = after is null ? string.Empty : $"&starting_after={Uri.EscapeDataString(after)}";
        var list = await stripe.GetAsync<StripeList<StripeSubscription>>(
            $"v1/subscriptions?limit={PageSize}{start}&{StripeSubscriptions.Expand("data.")}",
            cancellationToken
        );
        if (!list.IsSuccess)
        {
            return list.Error;
        }

        var data = list.Value?.Data ?? [];
        return new SubscriptionPage(
            [.. data.Select(StripeSubscriptions.StateOf).OfType<SubscriptionState>()],
            list.Value is { HasMore: true } && data.Count > 0 ? data[^1].Id : null
        );
    }

    public async Task<Result<bool>> HasCustomerAsync(string externalId, CancellationToken cancellationToken)
    {
        var found = await stripe.GetAsync<StripeCustomer>(
            $"v1/customers/{Uri.EscapeDataString(externalId)}",
            cancellationToken
        );
        return found.IsSuccess ? found.Value is { Deleted: false } : found.Error;
    }

    public async Task<Result<PaymentReversalFacts?>> FindRefundAsync(
        string chargeExternalId,
        CancellationToken cancellationToken
    )
    {
        var found = await FindChargeAsync(chargeExternalId, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        return Result.Success(
            found.Value is { AmountRefunded: > 0 } charge
                ? new PaymentReversalFacts(
                    charge.Id,
                    charge.Id,
                    charge.Customer,
                    PaymentReversalState.Refunded,
                    charge.AmountRefunded,
                    charge.Currency,
                    Reason: null,
                    DateTimeOffset.FromUnixTimeSeconds(charge.Created)
                )
                : null
        );
    }

    public async Task<Result<PaymentReversalFacts?>> FindDisputeAsync(
        string externalId,
        CancellationToken cancellationToken
    )
    {
        var found = await stripe.GetAsync<StripeDispute>(
            $"v1/disputes/{Uri.EscapeDataString(externalId)}",
            cancellationToken
        );
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        if (found.Value is not { } dispute)
        {
            return Result.Success<PaymentReversalFacts?>(null);
        }

        var charge = await FindChargeAsync(dispute.Charge, cancellationToken);
        return charge.IsSuccess
            ? Result.Success<PaymentReversalFacts?>(
                new PaymentReversalFacts(
                    dispute.Id,
                    dispute.Charge,
                    charge.Value?.Customer,
                    StateOf(dispute.Status),
                    dispute.Amount,
                    dispute.Currency,
                    dispute.Reason,
                    DateTimeOffset.FromUnixTimeSeconds(dispute.Created)
                )
            )
            : charge.Error;
    }

    private Task<Result<StripeCharge?>> FindChargeAsync(string externalId, CancellationToken cancellationToken) =>
        stripe.GetAsync<StripeCharge>($"v1/charges/{Uri.EscapeDataString(externalId)}", cancellationToken);

    // An inquiry that was closed, and one that was prevented, took no money: as good as won.
    private static PaymentReversalState StateOf(string status) =>
        status switch
        {
            "won" or "warning_closed" or "prevented" => PaymentReversalState.DisputeWon,
            "lost" => PaymentReversalState.DisputeLost,
            _ => PaymentReversalState.Disputed,
        };
}
