using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Payments.Stripe;

internal sealed class StripeCheckoutSessions(StripeClient stripe) : ICheckoutSessions
{
    public async Task<Result<CheckoutSessionState?>> FindAsync(string sessionId, CancellationToken cancellationToken)
    {
        var found = await stripe.GetAsync<StripeCheckoutSession>(PathOf(sessionId), cancellationToken);
        return found.IsSuccess ? Result.Success(StateOf(found.Value)) : found.Error;
    }

    public async Task<Result<CheckoutSessionState?>> ExpireAsync(string sessionId, CancellationToken cancellationToken)
    {
        var expired = await stripe.PostAsync<StripeCheckoutSession>(
            $"{PathOf(sessionId)}/expire",
            new StripeForm(),
            // It can happen once only, so every try is the same one.
            $"expire:{sessionId}",
            cancellationToken
        );
        if (expired.IsSuccess)
        {
            return Result.Success(StateOf(expired.Value));
        }

        // Who is no longer open is refused: paid, or expired by itself.
        var isStillOpen = expired.Error != BillingErrors.VendorRejected;
        return isStillOpen ? expired.Error : await FindAsync(sessionId, cancellationToken);
    }

    private static string PathOf(string sessionId) => $"v1/checkout/sessions/{Uri.EscapeDataString(sessionId)}";

    private static CheckoutSessionState? StateOf(StripeCheckoutSession? session) =>
        session is null
            ? null
            : new CheckoutSessionState(
                session.Id,
                session.Status switch
                {
                    "open" => CheckoutSessionStatus.Open,
                    "complete" => CheckoutSessionStatus.Complete,
                    _ => CheckoutSessionStatus.Expired,
                },
                session.Url,
                DateTimeOffset.FromUnixTimeSeconds(session.ExpiresAt),
                session.Subscription
            );
}
