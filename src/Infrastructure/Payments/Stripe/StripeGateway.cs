using System.Security.Cryptography;
using System.Text;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Payments.Stripe;

internal sealed class StripeGateway(StripeClient stripe, StripePrices prices) : IPaymentGateway
{
    private const string SessionIdPlaceholder = "{CHECKOUT_SESSION_ID}";

    public async Task<Result<string>> CreateCustomerAsync(NewCustomer customer, CancellationToken cancellationToken)
    {
        var created = await stripe.PostAsync<StripeCustomer>(
            "v1/customers",
            new StripeForm()
                .Add("email", customer.Email)
                .Add("name", customer.Name)
                .Add("metadata[organization_id]", customer.OrganizationId.ToString()),
            $"customer:{customer.OrganizationId}:{Fingerprint(customer)}",
            cancellationToken
        );
        return created.IsSuccess ? created.Value!.Id : created.Error;
    }

    public async Task<Result<CheckoutPage>> CreateCheckoutAsync(
        CheckoutRequest request,
        CancellationToken cancellationToken
    )
    {
        var price = await prices.EnsureAsync(request.Plan, request.Interval, cancellationToken);
        if (!price.IsSuccess)
        {
            return price.Error;
        }

        var organizationId = request.OrganizationId.ToString();
        var session = await stripe.PostAsync<StripeCheckoutSession>(
            "v1/checkout/sessions",
            new StripeForm()
                .Add("mode", "subscription")
                .Add("customer", request.CustomerExternalId)
                .Add("client_reference_id", organizationId)
                .Add("line_items[0][price]", price.Value)
                .Add("line_items[0][quantity]", 1)
                .Add("success_url", WithPlaceholder(request.SuccessUrl))
                .Add("cancel_url", request.CancelUrl.AbsoluteUri)
                .Add("subscription_data[metadata][organization_id]", organizationId),
            $"checkout:{Guid.NewGuid()}",
            cancellationToken
        );
        return session.IsSuccess
            ? new CheckoutPage(
                session.Value!.Id,
                session.Value.Url,
                DateTimeOffset.FromUnixTimeSeconds(session.Value.ExpiresAt)
            )
            : session.Error;
    }

    public async Task<Result<SubscriptionState?>> GetSubscriptionAsync(
        string externalId,
        CancellationToken cancellationToken
    )
    {
        var path = $"v1/subscriptions/{Uri.EscapeDataString(externalId)}";
        var found = await stripe.GetAsync<StripeSubscription>(path, cancellationToken);
        return found.IsSuccess ? Result.Success(StateOf(found.Value)) : found.Error;
    }

    // Stripe puts the session's id where an address has this placeholder, but only where its braces are not escaped.
    private static string WithPlaceholder(Uri url) =>
        url.AbsoluteUri.Replace(
            Uri.EscapeDataString(SessionIdPlaceholder),
            SessionIdPlaceholder,
            StringComparison.OrdinalIgnoreCase
        );

    // Stripe refuses a key that comes again with other content, so a changed name or address needs another one.
    private static string Fingerprint(NewCustomer customer) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{customer.Email}\n{customer.Name}")));

    private static SubscriptionState? StateOf(StripeSubscription? subscription)
    {
        if (
            subscription?.Items.Data.ElementAtOrDefault(0) is not { } item
            || StripePrices.PlanCodeOf(item.Price) is not { } planCode
        )
        {
            return null;
        }

        return new SubscriptionState(
            subscription.Id,
            subscription.Customer,
            planCode,
            StatusOf(subscription.Status),
            DateTimeOffset.FromUnixTimeSeconds(item.CurrentPeriodStart),
            DateTimeOffset.FromUnixTimeSeconds(item.CurrentPeriodEnd),
            subscription.CancelAtPeriodEnd
        );
    }

    // A status that this version does not know grants nothing.
    private static SubscriptionStatus StatusOf(string status) =>
        status switch
        {
            "trialing" => SubscriptionStatus.Trialing,
            "active" => SubscriptionStatus.Active,
            "past_due" => SubscriptionStatus.PastDue,
            "unpaid" => SubscriptionStatus.Unpaid,
            "paused" => SubscriptionStatus.Paused,
            "canceled" or "incomplete_expired" => SubscriptionStatus.Cancelled,
            _ => SubscriptionStatus.Incomplete,
        };
}
