using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Payments;

namespace StreamHub.VendorSandbox.Stripe;

/// <param name="Redirect">Where the buyer goes next, or null with the <paramref name="Refusal"/> to show.</param>
public sealed record PaymentOutcome(string? Redirect, string? Refusal);

/// <summary>Takes cards for open checkout sessions and open invoices, and sends holders to their bank where it asks for them.</summary>
internal sealed class Cashier(
    SandboxStore store,
    StripeLookup lookup,
    Purchases purchases,
    PaymentMethods methods,
    SubscriptionBilling billing,
    SandboxAddress address,
    BillingTime time
)
{
    public const string GoodCard = TestCards.Good;

    private const string NotAuthenticated =
        "We are unable to authenticate your payment method. Please choose a different payment method and try again.";

    /// <param name="cardNumber">Empty where no card is needed.</param>
    public PaymentOutcome Pay(string sessionId, string cardNumber, string? email)
    {
        var number = TestCards.Digits(cardNumber);
        return number.Length == 0 && NeedsNoCard(lookup.Session(sessionId))
            ? Complete(sessionId, number: null, email)
            : Enter(new Challenge(sessionId, number, email));
    }

    public PaymentOutcome PayInvoice(string invoiceId, string cardNumber) =>
        Enter(new Challenge(invoiceId, TestCards.Digits(cardNumber), Email: null));

    /// <summary>The holder comes back from the bank.</summary>
    public PaymentOutcome Answer(string challengeId, bool confirmed) =>
        store.Change(state =>
        {
            if (!state.Stripe.Challenges.Remove(challengeId, out var challenge))
            {
                return new PaymentOutcome(Redirect: null, "This payment is no longer waiting.");
            }

            return confirmed ? Take(challenge) : new PaymentOutcome(PageOf(challenge.Subject), NotAuthenticated);
        });

    public Challenge? Find(string challengeId) =>
        store.Read(state => state.Stripe.Challenges.GetValueOrDefault(challengeId));

    /// <summary>Nothing is due now, and the seller does not insist on a card for later.</summary>
    public static bool NeedsNoCard(CheckoutSession session) =>
        session.AmountTotal == 0 && session.PaymentMethodCollection != "always";

    private static bool IsInvoice(string subject) => subject.StartsWith("in_", StringComparison.Ordinal);

    private string PageOf(string subject) =>
        address.UrlOf(IsInvoice(subject) ? $"/stripe/invoice/{subject}" : $"/stripe/pay/{subject}");

    private PaymentOutcome Enter(Challenge entry)
    {
        var refusal = TestCards.RefusalOnEntry(entry.CardNumber);
        if (refusal is null && entry.CardNumber == TestCards.DeclinedLater && IsCharged(entry.Subject))
        {
            refusal = TestCards.RefusalOfLaterCharge(entry.CardNumber);
        }

        if (refusal is not null)
        {
            return new PaymentOutcome(Redirect: null, refusal.Message);
        }

        if (!TestCards.NeedsConfirmation(entry.CardNumber))
        {
            return Take(entry);
        }

        var id = Identifiers.Prefixed("3ds_");
        store.Change(state => state.Stripe.Challenges.Add(id, entry));
        return new PaymentOutcome(address.UrlOf($"/stripe/authenticate/{id}"), Refusal: null);
    }

    private bool IsCharged(string subject) => IsInvoice(subject) || lookup.Session(subject).AmountTotal > 0;

    private PaymentOutcome Take(Challenge entry) =>
        IsInvoice(entry.Subject) ? Settle(entry) : Complete(entry.Subject, entry.CardNumber, entry.Email);

    private PaymentOutcome Complete(string sessionId, string? number, string? email) =>
        store.Change(_ =>
        {
            var session = lookup.Session(sessionId);
            return session.IsOpen && session.ExpiresAt > time.Now
                ? new PaymentOutcome(purchases.Complete(session, number, email), Refusal: null)
                : new PaymentOutcome(Redirect: null, "This checkout session is no longer open.");
        });

    /// <summary>The card that pays a late invoice pays the next ones too.</summary>
    private PaymentOutcome Settle(Challenge entry) =>
        store.Change(_ =>
        {
            var invoice = lookup.Invoice(entry.Subject);
            if (!invoice.IsOpen)
            {
                return new PaymentOutcome(Redirect: null, $"This invoice is {invoice.Status}.");
            }

            var method = methods.Save(invoice.Customer, entry.CardNumber);
            methods.MakeDefault(method);
            billing.Pay(invoice.Id, method.Id, confirmed: true);
            return new PaymentOutcome(PageOf(invoice.Id), Refusal: null);
        });
}
