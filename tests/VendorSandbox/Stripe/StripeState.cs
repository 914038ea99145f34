using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

public sealed class StripeState
{
    public OrderedDictionary<string, Customer> Customers { get; init; } = [];

    public OrderedDictionary<string, Product> Products { get; init; } = [];

    public OrderedDictionary<string, Price> Prices { get; init; } = [];

    public OrderedDictionary<string, CheckoutSession> Sessions { get; init; } = [];

    /// <summary>By checkout session.</summary>
    public Dictionary<string, SessionPurchase> Purchases { get; init; } = [];

    public OrderedDictionary<string, Subscription> Subscriptions { get; init; } = [];

    public OrderedDictionary<string, Invoice> Invoices { get; init; } = [];

    public OrderedDictionary<string, InvoicePayment> InvoicePayments { get; init; } = [];

    public OrderedDictionary<string, PaymentIntent> PaymentIntents { get; init; } = [];

    public Dictionary<string, PortalSession> PortalSessions { get; init; } = [];

    public OrderedDictionary<string, StripeEvent> Events { get; init; } = [];

    public OrderedDictionary<string, WebhookEndpoint> WebhookEndpoints { get; init; } = [];

    /// <summary>By idempotency key.</summary>
    public Dictionary<string, StoredAnswer> Answers { get; init; } = [];

    /// <summary>What a client set after the start, instead of the settings.</summary>
    public WebhookOverride? Webhook { get; set; }
}

public sealed record WebhookOverride(string? Url, string Secret);
