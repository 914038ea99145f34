using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>What a test may see and do at Stripe without asking its API: be the dashboard, be the buyer.</summary>
public sealed class StripeControl
{
    private readonly SandboxSettings _settings;
    private readonly SandboxStore _store;
    private readonly EventLog _events;
    private readonly Cashier _cashier;
    private readonly Subscriptions _subscriptions;

    internal StripeControl(
        SandboxSettings settings,
        SandboxStore store,
        EventLog events,
        Cashier cashier,
        Subscriptions subscriptions
    )
    {
        _settings = settings;
        _store = store;
        _events = events;
        _cashier = cashier;
        _subscriptions = subscriptions;
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

    public IReadOnlyList<StripeEvent> Events => _events.All;

    public IReadOnlyList<Customer> Customers => _store.Read(state => state.Stripe.Customers.Values.ToList());

    public IReadOnlyList<CheckoutSession> Sessions => _store.Read(state => state.Stripe.Sessions.Values.ToList());

    public IReadOnlyList<Subscription> Subscriptions =>
        _store.Read(state => state.Stripe.Subscriptions.Values.ToList());

    public IReadOnlyList<Invoice> Invoices => _store.Read(state => state.Stripe.Invoices.Values.ToList());

    public void SetWebhook(string? url, string secret) =>
        _store.Change(state => state.Stripe.Webhook = new WebhookOverride(url, secret));

    /// <summary>Pays as the buyer would on the hosted page.</summary>
    public PaymentOutcome Pay(string sessionId, string cardNumber = Cashier.GoodCard, string? email = null) =>
        _cashier.Pay(sessionId, cardNumber, email);

    public Subscription CancelSubscription(string id) => _subscriptions.CancelNow(id, new CancelSubscription());

    public Subscription CancelSubscriptionAtPeriodEnd(string id) =>
        _subscriptions.Update(id, new UpdateSubscription { CancelAtPeriodEnd = true });
}
