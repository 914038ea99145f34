using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Payments;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>What a test may see and do at Stripe without asking its API: be the dashboard, the buyer, the bank.</summary>
public sealed class StripeControl
{
    private readonly SandboxSettings _settings;
    private readonly SandboxStore _store;
    private readonly EventLog _events;
    private readonly IServiceProvider _services;

    internal StripeControl(IServiceProvider services)
    {
        _services = services;
        _settings = services.GetRequiredService<SandboxSettings>();
        _store = services.GetRequiredService<SandboxStore>();
        _events = services.GetRequiredService<EventLog>();
    }

    public string SecretKey => _settings.Stripe.SecretKey;

    public string? WebhookUrl
    {
        get => _events.Target.Url;
        set => SetWebhook(value, WebhookSecret);
    }

    public string WebhookSecret
    {
        get => _events.Target.Secret;
        set => SetWebhook(WebhookUrl, value);
    }

    /// <summary>What happens with invoices that are not paid.</summary>
    public DunningRules Dunning
    {
        get => _store.Read(state => state.Stripe.Dunning);
        set => _store.Change(state => state.Stripe.Dunning = value);
    }

    public IReadOnlyList<StripeEvent> Events => _events.All;

    public IReadOnlyList<Customer> Customers => _store.Read(state => state.Stripe.Customers.Values.ToList());

    public IReadOnlyList<CheckoutSession> Sessions => _store.Read(state => state.Stripe.Sessions.Values.ToList());

    public IReadOnlyList<Subscription> Subscriptions =>
        _store.Read(state => state.Stripe.Subscriptions.Values.ToList());

    public IReadOnlyList<Invoice> Invoices => _store.Read(state => state.Stripe.Invoices.Values.ToList());

    public IReadOnlyList<PaymentMethod> PaymentMethods =>
        _store.Read(state => state.Stripe.PaymentMethods.Values.ToList());

    public IReadOnlyList<Charge> Charges => _store.Read(state => state.Stripe.Charges.Values.ToList());

    public IReadOnlyList<Dispute> Disputes => _store.Read(state => state.Stripe.Disputes.Values.ToList());

    public IReadOnlyList<Coupon> Coupons => _store.Read(state => state.Stripe.Coupons.Values.ToList());

    public IReadOnlyList<PromotionCode> PromotionCodes =>
        _store.Read(state => state.Stripe.PromotionCodes.Values.ToList());

    public void SetWebhook(string? url, string secret) =>
        _store.Change(state => state.Stripe.Webhook = new WebhookOverride(url, secret));

    /// <summary>Moves the date for all vendors; what fell due in between has happened when this returns.</summary>
    public void Advance(TimeSpan by) => Get<SandboxClock>().Advance(by);

    /// <summary>Pays as the buyer would on the hosted page.</summary>
    /// <param name="cardNumber">Empty where no card is asked for.</param>
    public PaymentOutcome Pay(string sessionId, string cardNumber = Cashier.GoodCard, string? email = null) =>
        Get<Cashier>().Pay(sessionId, cardNumber, email);

    /// <summary>Pays an open invoice on its hosted page, with a card that pays the next ones too.</summary>
    public PaymentOutcome PayInvoice(string invoiceId, string cardNumber = Cashier.GoodCard) =>
        Get<Cashier>().PayInvoice(invoiceId, cardNumber);

    /// <summary>Answers the bank's question that an outcome's redirect leads to.</summary>
    public PaymentOutcome Authenticate(string redirect, bool confirmed) =>
        Get<Cashier>().Answer(redirect[(redirect.LastIndexOf('/') + 1)..], confirmed);

    /// <summary>Types a promotion code on the hosted page.</summary>
    /// <returns>Why it is not taken, or null.</returns>
    public string? ApplyCode(string sessionId, string code) => Get<Checkout>().ApplyCode(sessionId, code);

    /// <summary>Gives the customer another card for everything; 4000000000000341 is declined when it is charged.</summary>
    public PaymentMethod SetCard(string customer, string cardNumber)
    {
        var methods = Get<PaymentMethods>();
        return _store.Change(_ =>
        {
            var method = methods.Save(customer, cardNumber);
            methods.MakeDefault(method);
            return method;
        });
    }

    /// <summary>Takes a card away from its customer.</summary>
    public PaymentMethod DetachCard(string id) => Get<PaymentMethods>().Detach(id);

    /// <summary>The bank has given the holder a new card in place of this one, and told Stripe.</summary>
    public PaymentMethod RenewCard(string id, string lastFour, int expiryYear) =>
        Get<PaymentMethods>().Renew(id, lastFour, expiryYear);

    public Subscription CancelSubscription(string id) => Get<Subscriptions>().CancelNow(id, new CancelSubscription());

    public Subscription CancelSubscriptionAtPeriodEnd(string id) =>
        Get<SubscriptionChanges>().Update(id, new UpdateSubscription { CancelAtPeriodEnd = true });

    /// <summary>Changes the price of the subscription's only item, as somebody at the dashboard would.</summary>
    public Subscription ChangePrice(string id, string price, string prorationBehavior = "create_prorations") =>
        Get<SubscriptionChanges>()
            .Update(
                id,
                new UpdateSubscription
                {
                    Items =
                    [
                        new SubscriptionItemParameters
                        {
                            Id = Get<StripeLookup>().Subscription(id).Items.Data[0].Id,
                            Price = price,
                        },
                    ],
                    ProrationBehavior = prorationBehavior,
                }
            );

    public void DeleteCustomer(string id) => Get<Customers>().Delete(id);

    public CheckoutSession ExpireSession(string id) => Get<Checkout>().Expire(id);

    /// <summary>Gives back what is left of a charge, or a part of it.</summary>
    public Refund Refund(string charge, long? amount = null) =>
        Get<Refunds>().Create(new CreateRefund { Charge = charge, Amount = amount });

    public Dispute OpenDispute(string charge, string reason = "fraudulent") => Get<Disputes>().Open(charge, reason);

    public Dispute CloseDispute(string id, bool won) => Get<Disputes>().Close(id, won);

    /// <summary>Sends an event again, as the dashboard's button does.</summary>
    public void Resend(string eventId) => _events.Resend(eventId);

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();
}
