using System.Security.Cryptography;
using System.Text;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Payments.Stripe;

internal sealed class StripeGateway(StripeClient stripe, StripePrices prices, StripeWrites writes) : IPaymentGateway
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
            // By what it replaces: asked again, Stripe would answer with the customer that it has deleted since.
            $"customer:{customer.OrganizationId}:{Fingerprint(customer)}{customer.Replaces}",
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
        var form = new StripeForm()
            .Add("mode", "subscription")
            .Add("customer", request.CustomerExternalId)
            .Add("client_reference_id", organizationId)
            .Add("line_items[0][price]", price.Value)
            .Add("line_items[0][quantity]", 1)
            .Add("success_url", WithPlaceholder(request.SuccessUrl))
            .Add("cancel_url", request.CancelUrl.AbsoluteUri)
            .Add("subscription_data[metadata][organization_id]", organizationId);
        AddPromotion(form, request.PromotionExternalId);
        AddTrial(form, request);
        var session = await writes.PostOnceAsync<StripeCheckoutSession>(
            "v1/checkout/sessions",
            form,
            cancellationToken,
            request.Replaces
        );
        return session.IsSuccess
            ? new CheckoutPage(
                session.Value.Id,
                session.Value.Url!,
                DateTimeOffset.FromUnixTimeSeconds(session.Value.ExpiresAt)
            )
            : session.Error;
    }

    public async Task<Result<SubscriptionState?>> GetSubscriptionAsync(
        string externalId,
        CancellationToken cancellationToken
    )
    {
        var path = $"v1/subscriptions/{Uri.EscapeDataString(externalId)}?{StripeSubscriptions.Expand()}";
        var found = await stripe.GetAsync<StripeSubscription>(path, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var state = StripeSubscriptions.StateOf(found.Value);
        if (state is not { Status: SubscriptionStatus.PastDue })
        {
            return Result.Success(state);
        }

        var since = await PastDueSinceAsync(state, cancellationToken);
        return since.IsSuccess
            ? Result.Success<SubscriptionState?>(state with { PastDueSince = since.Value })
            : since.Error;
    }

    // Stripe takes one or the other.
    private static void AddPromotion(StripeForm form, string? promotion)
    {
        if (promotion is null)
        {
            form.Add("allow_promotion_codes", value: true);
        }
        else
        {
            form.Add("discounts[0][promotion_code]", promotion);
        }
    }

    // Without a card the trial ends the subscription, rather than leave a paused one that nobody can pay.
    private static void AddTrial(StripeForm form, CheckoutRequest request)
    {
        if (request.TrialDays == 0)
        {
            return;
        }

        form.Add("subscription_data[trial_period_days]", request.TrialDays);
        form.Add("subscription_data[trial_settings][end_behavior][missing_payment_method]", "cancel");
        form.Add("payment_method_collection", request.TrialWithoutCard ? "if_required" : "always");
    }

    // The first try to pay an invoice follows its finalization; later tries don't move it. Of several that are owed, the
    // oldest counts. Where none is left open, somebody wrote it off by hand, and the period's beginning is all there is.
    private async Task<Result<DateTimeOffset>> PastDueSinceAsync(
        SubscriptionState state,
        CancellationToken cancellationToken
    )
    {
        var invoices = await stripe.GetAsync<StripeList<StripeInvoice>>(
            $"v1/invoices?subscription={Uri.EscapeDataString(state.ExternalId)}&status=open&limit=100",
            cancellationToken
        );
        if (!invoices.IsSuccess)
        {
            return invoices.Error;
        }

        var tried = invoices.Value?.Data.Where(invoice => invoice is { Status: "open", AttemptCount: > 0 }) ?? [];
        var first = tried.Min(invoice => (long?)(invoice.StatusTransitions.FinalizedAt ?? invoice.Created));
        return first is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : state.CurrentPeriodStart;
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
}
