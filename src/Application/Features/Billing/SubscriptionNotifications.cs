using System.Text.Json;
using StreamHub.Application.Common;
using StreamHub.Application.Features.Webhooks;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Application.Features.Billing;

/// <summary>
/// Brings a subscription up to date when the payment vendor says that something happened to it. The event only names the
/// subscription: what is believed is what the vendor answers when asked after our copy was loaded. So an older answer
/// can't overwrite a newer one (its save fails on the version, and the whole is done again), whatever the order.
/// </summary>
public sealed class SubscriptionNotifications(
    IRepository<Subscription> subscriptions,
    IRepository<BillingCustomer> customers,
    IPaymentGateway gateway,
    TimeProvider time
) : IWebhookEventHandler
{
    public WebhookVendor Vendor => WebhookVendor.Stripe;

    public async Task<Result<WebhookOutcome>> HandleAsync(WebhookEvent received, CancellationToken cancellationToken)
    {
        if (SubscriptionIn(received) is not { } externalId)
        {
            return WebhookOutcome.Ignored("It names no subscription.");
        }

        var known = await subscriptions.FirstOrDefaultAsync(
            new SubscriptionByExternalId(externalId),
            cancellationToken
        );
        var fetched = await gateway.GetSubscriptionAsync(externalId, cancellationToken);
        if (!fetched.IsSuccess)
        {
            return fetched.Error;
        }

        if (fetched.Value is not { } state)
        {
            return WebhookOutcome.Ignored("The vendor has no such subscription, or it is for no plan of ours.");
        }

        if (known is not null)
        {
            known.Synchronize(state);
            return WebhookOutcome.Processed;
        }

        var customer = await customers.FirstOrDefaultAsync(
            new BillingCustomerByExternalId(state.CustomerExternalId),
            cancellationToken
        );
        if (customer is null)
        {
            return WebhookOutcome.Ignored(BillingErrors.CustomerUnknown.Message);
        }

        subscriptions.Add(Subscription.Record(customer.OrganizationId, state, time.Now()));
        return WebhookOutcome.Processed;
    }

    private static string? SubscriptionIn(WebhookEvent received)
    {
        using var document = JsonDocument.Parse(received.Payload);
        var root = document.RootElement;
        return received.Type switch
        {
            _ when received.Type.StartsWith("customer.subscription.", StringComparison.Ordinal) => TextAt(
                root,
                "data",
                "object",
                "id"
            ),
            _ when received.Type.StartsWith("checkout.session.", StringComparison.Ordinal) => TextAt(
                root,
                "data",
                "object",
                "subscription"
            ),
            _ when received.Type.StartsWith("invoice.", StringComparison.Ordinal) => TextAt(
                root,
                "data",
                "object",
                "parent",
                "subscription_details",
                "subscription"
            ),
            _ => null,
        };
    }

    private static string? TextAt(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}
