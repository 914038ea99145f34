using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;

namespace StreamHub.VendorSandbox.Stripe;

/// <param name="Redirect">Where the buyer goes next, or null with the <paramref name="Refusal"/> to show.</param>
public sealed record PaymentOutcome(string? Redirect, string? Refusal);

/// <summary>Takes the payment for an open checkout session, and tells the story in the events Stripe would send.</summary>
internal sealed class Cashier(
    SandboxStore store,
    StripeLookup lookup,
    Customers customers,
    Invoicing invoicing,
    EventLog events,
    TimeProvider clock
)
{
    public const string GoodCard = "4242424242424242";
    private const string DeclinedCard = "4000000000000002";
    private const string NoMoneyCard = "4000000000009995";

    public PaymentOutcome Pay(string sessionId, string cardNumber, string? email)
    {
        var refusal = string.Concat(cardNumber.Where(char.IsAsciiDigit)) switch
        {
            DeclinedCard => "Your card was declined.",
            NoMoneyCard => "Your card has insufficient funds.",
            { Length: >= 12 and <= 19 } => null,
            _ => "Your card number is incomplete.",
        };
        return refusal is null ? Complete(sessionId, email) : new PaymentOutcome(null, refusal);
    }

    private PaymentOutcome Complete(string sessionId, string? email) =>
        store.Change(state =>
        {
            var session = lookup.Session(sessionId);
            if (!session.IsOpen || session.ExpiresAt <= clock.GetUtcNow().ToUnixTimeSeconds())
            {
                return new PaymentOutcome(null, "This checkout session is no longer open.");
            }

            var purchase = state.Stripe.Purchases[sessionId];
            session = WithCustomer(session, email);
            session = session.Mode == "subscription" ? Subscribe(session, purchase) : Charge(session, purchase);
            session = session with { Status = SessionStatus.Complete, Url = null };
            state.Stripe.Sessions[sessionId] = session;
            events.Emit("checkout.session.completed", session);
            return new PaymentOutcome(
                session.SuccessUrl.Replace("{CHECKOUT_SESSION_ID}", sessionId, StringComparison.Ordinal),
                Refusal: null
            );
        });

    /// <summary>A subscription needs somebody to bill, so an unknown buyer becomes a customer.</summary>
    private CheckoutSession WithCustomer(CheckoutSession session, string? email)
    {
        var given = email ?? session.CustomerEmail;
        var customer = session.Customer is { } id ? lookup.Customer(id) : null;
        if (customer is null && (session.Mode == "subscription" || session.CustomerCreation == "always"))
        {
            customer = customers.Create(new Parameters.CustomerParameters { Email = given });
        }

        return session with
        {
            Customer = customer?.Id,
            CustomerDetails = new SessionCustomerDetails(customer?.Email ?? given, customer?.Name),
        };
    }

    private CheckoutSession Charge(CheckoutSession session, SessionPurchase purchase)
    {
        var intent = invoicing.Charge(
            session.Customer,
            session.AmountTotal,
            session.Currency,
            purchase.PaymentMetadata
        );
        return session with { PaymentIntent = intent.Id, PaymentStatus = "paid" };
    }

    private CheckoutSession Subscribe(CheckoutSession session, SessionPurchase purchase)
    {
        var subscription = Begin(session, purchase);
        var started = subscription with { Status = SubscriptionStatus.Incomplete };
        events.Emit("customer.subscription.created", purchase.TrialDays > 0 ? subscription : started);
        var invoice = invoicing.Bill(subscription, "subscription_create");
        subscription = subscription with { LatestInvoice = invoice.Id };
        store.Change(state => state.Stripe.Subscriptions[subscription.Id] = subscription);
        if (purchase.TrialDays == 0)
        {
            events.Emit("customer.subscription.updated", subscription, started);
        }

        return session with
        {
            Subscription = subscription.Id,
            Invoice = invoice.Id,
            PaymentStatus = purchase.TrialDays > 0 ? "no_payment_required" : "paid",
        };
    }

    private Subscription Begin(CheckoutSession session, SessionPurchase purchase)
    {
        var start = clock.GetUtcNow();
        var trialEnd = purchase.TrialDays > 0 ? start.AddDays(purchase.TrialDays) : (DateTimeOffset?)null;
        var id = Identifiers.Prefixed("sub_");
        var items = purchase.Lines.Select(line => ItemOf(id, line, start, trialEnd)).ToList();
        return new Subscription
        {
            Id = id,
            BillingCycleAnchor = (trialEnd ?? start).ToUnixTimeSeconds(),
            Created = start.ToUnixTimeSeconds(),
            Currency = session.Currency,
            Customer = session.Customer!,
            DefaultPaymentMethod = Identifiers.Prefixed("pm_"),
            Description = purchase.SubscriptionDescription,
            Items = new($"/v1/subscription_items?subscription={id}", HasMore: false, items),
            Metadata = purchase.SubscriptionMetadata,
            StartDate = start.ToUnixTimeSeconds(),
            Status = trialEnd is null ? SubscriptionStatus.Active : SubscriptionStatus.Trialing,
            TrialStart = trialEnd is null ? null : start.ToUnixTimeSeconds(),
            TrialEnd = trialEnd?.ToUnixTimeSeconds(),
        };
    }

    private SubscriptionItem ItemOf(
        string subscription,
        SessionLine line,
        DateTimeOffset start,
        DateTimeOffset? trialEnd
    )
    {
        var price = lookup.Price(line.Price);
        var end = trialEnd ?? price.Recurring?.After(start) ?? start;
        return new SubscriptionItem
        {
            Id = Identifiers.Prefixed("si_", 14),
            Created = start.ToUnixTimeSeconds(),
            CurrentPeriodStart = start.ToUnixTimeSeconds(),
            CurrentPeriodEnd = end.ToUnixTimeSeconds(),
            Price = price,
            Quantity = line.Quantity,
            Subscription = subscription,
        };
    }
}
