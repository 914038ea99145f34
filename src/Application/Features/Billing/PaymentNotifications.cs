using System.Text.Json;
using StreamHub.Application.Features.Webhooks;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Application.Features.Billing;

/// <summary>
/// Follows what the payment vendor says to have happened. An event only names a thing: what is believed is what the vendor
/// answers when asked after our copy was loaded. So an older answer can't overwrite a newer one (its save fails on the
/// version, and the whole is done again), whatever the order.
/// </summary>
public sealed class PaymentNotifications(
    SubscriptionRefresh subscriptions,
    CustomerRefresh customers,
    ReversalRefresh reversals
) : IWebhookEventHandler
{
    public WebhookVendor Vendor => WebhookVendor.Stripe;

    public async Task<Result<WebhookOutcome>> HandleAsync(WebhookEvent received, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(received.Payload);
        var subject = PaymentEventSubject.Of(received.Type, document.RootElement);
        return subject switch
        {
            { Kind: PaymentEventKind.Subscription } => await FollowSubscriptionAsync(subject.Id, cancellationToken),
            { Kind: PaymentEventKind.Customer } => await customers.RunAsync(subject.Id, cancellationToken),
            { Kind: PaymentEventKind.Refund } => await reversals.FollowRefundAsync(subject.Id, cancellationToken),
            { Kind: PaymentEventKind.Dispute } => await reversals.FollowDisputeAsync(subject.Id, cancellationToken),
            _ => WebhookOutcome.Ignored("It names no subscription."),
        };
    }

    private async Task<Result<WebhookOutcome>> FollowSubscriptionAsync(string id, CancellationToken cancellationToken)
    {
        var refreshed = await subscriptions.RunAsync(id, cancellationToken);
        if (!refreshed.IsSuccess)
        {
            return refreshed.Error;
        }

        return refreshed.Value switch
        {
            SubscriptionRefreshed.UnknownAtVendor => WebhookOutcome.Ignored(
                "The vendor has no such subscription, or it is for no plan of ours."
            ),
            SubscriptionRefreshed.ForeignCustomer => WebhookOutcome.Ignored(BillingErrors.CustomerUnknown.Message),
            _ => WebhookOutcome.Processed,
        };
    }
}
