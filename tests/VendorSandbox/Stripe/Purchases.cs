using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Payments;
using StreamHub.VendorSandbox.Stripe.Promotions;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>Completes checkout sessions, and tells the story in the events Stripe would send.</summary>
internal sealed class Purchases(
    SandboxStore store,
    StripeLookup lookup,
    Customers customers,
    PaymentMethods methods,
    CardTerminal terminal,
    Redemption redemption,
    SubscriptionBilling billing,
    EventLog events,
    BillingTime time
)
{
    /// <returns>Where the buyer goes next.</returns>
    public string Complete(CheckoutSession open, string? cardNumber, string? email) =>
        store.Change(state =>
        {
            var purchase = state.Stripe.Purchases[open.Id];
            var session = WithCustomer(open, email);
            var card = cardNumber is null ? null : methods.Save(session.Customer, cardNumber).Id;
            session =
                session.Mode == "subscription" ? Subscribe(session, purchase, card) : Charge(session, purchase, card);
            session = session with { Status = SessionStatus.Complete, Url = null };
            state.Stripe.Sessions[session.Id] = session;
            events.Emit("checkout.session.completed", session);
            return session.SuccessUrl.Replace("{CHECKOUT_SESSION_ID}", session.Id, StringComparison.Ordinal);
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

    private CheckoutSession Charge(CheckoutSession session, SessionPurchase purchase, string? card)
    {
        if (session.AmountTotal == 0)
        {
            return session with { PaymentStatus = "no_payment_required" };
        }

        var intent = terminal.Charge(
            new PaymentOrder(session.Customer, session.AmountTotal, session.Currency, card, Confirmed: true)
            {
                Metadata = purchase.PaymentMetadata,
            }
        );
        return session with { PaymentIntent = intent.Id, PaymentStatus = "paid" };
    }

    private CheckoutSession Subscribe(CheckoutSession session, SessionPurchase purchase, string? card)
    {
        var begun = Begin(session, purchase, card);
        store.Change(state => state.Stripe.Subscriptions.Add(begun.Id, begun));
        events.Emit("customer.subscription.created", begun);
        var billed = billing.BillPeriod(begun, "subscription_create", confirmed: true);
        billing.Save(billed, begun);
        return session with
        {
            Subscription = billed.Id,
            Invoice = billed.LatestInvoice,
            PaymentStatus = session.AmountTotal == 0 ? "no_payment_required" : "paid",
        };
    }

    private Subscription Begin(CheckoutSession session, SessionPurchase purchase, string? card)
    {
        var customer = lookup.Customer(session.Customer!);
        var start = time.Of(customer.Id);
        var trialEnd = purchase.TrialEnd ?? (purchase.TrialDays > 0 ? DaysAfter(start, purchase.TrialDays) : null);
        var id = Identifiers.Prefixed("sub_");
        var items = purchase
            .Lines.Where(line => lookup.Price(line.Price).Recurring is not null)
            .Select(line => ItemOf(id, line, start, trialEnd))
            .ToList();
        return new Subscription
        {
            Id = id,
            BillingCycleAnchor = trialEnd ?? start,
            Created = start,
            Currency = session.Currency,
            Customer = customer.Id,
            DefaultPaymentMethod = card,
            Description = purchase.SubscriptionDescription,
            Discounts = [.. session.Discounts.Select(one => redemption.Redeem(one, customer.Id, id, session.Id).Id)],
            Items = new($"/v1/subscription_items?subscription={id}", HasMore: false, items),
            Metadata = purchase.SubscriptionMetadata,
            StartDate = start,
            Status = trialEnd is null ? SubscriptionStatus.Incomplete : SubscriptionStatus.Trialing,
            TestClock = customer.TestClock,
            TrialEnd = trialEnd,
            TrialSettings = new TrialSettings(new TrialEnd(purchase.MissingPaymentMethod)),
            TrialStart = trialEnd is null ? null : start,
        };
    }

    private static long? DaysAfter(long start, int days) => start + (long)TimeSpan.FromDays(days).TotalSeconds;

    private SubscriptionItem ItemOf(string subscription, SessionLine line, long start, long? trialEnd)
    {
        var price = lookup.Price(line.Price);
        return new SubscriptionItem
        {
            Id = Identifiers.Prefixed("si_", 14),
            Created = start,
            CurrentPeriodStart = start,
            CurrentPeriodEnd = trialEnd ?? price.Recurring!.EndOf(start, start),
            Price = price,
            Quantity = line.Quantity,
            Subscription = subscription,
        };
    }
}
