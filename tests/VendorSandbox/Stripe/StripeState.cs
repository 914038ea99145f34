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

    public OrderedDictionary<string, Charge> Charges { get; init; } = [];

    public OrderedDictionary<string, Refund> Refunds { get; init; } = [];

    public OrderedDictionary<string, Dispute> Disputes { get; init; } = [];

    public OrderedDictionary<string, PaymentMethod> PaymentMethods { get; init; } = [];

    /// <summary>By payment method; the number says how the card behaves.</summary>
    public Dictionary<string, string> CardNumbers { get; init; } = [];

    /// <summary>Payments that wait for the holder at the bank's page, by the challenge's id.</summary>
    public Dictionary<string, Challenge> Challenges { get; init; } = [];

    /// <summary>Invoices with which something happens by itself: drafts to finalize, open ones to collect.</summary>
    public HashSet<string> Advancing { get; init; } = [];

    public OrderedDictionary<string, InvoiceItem> InvoiceItems { get; init; } = [];

    public OrderedDictionary<string, Coupon> Coupons { get; init; } = [];

    public HashSet<string> DeletedCoupons { get; init; } = [];

    public OrderedDictionary<string, PromotionCode> PromotionCodes { get; init; } = [];

    public OrderedDictionary<string, Discount> Discounts { get; init; } = [];

    public OrderedDictionary<string, TestClock> TestClocks { get; init; } = [];

    /// <summary>Subscriptions whose trial's end was announced.</summary>
    public HashSet<string> AnnouncedTrials { get; init; } = [];

    public HashSet<string> DeletedCustomers { get; init; } = [];

    /// <summary>What the dashboard's settings say about invoices that are not paid.</summary>
    public DunningRules Dunning { get; set; } = new();

    public OrderedDictionary<string, PortalConfiguration> PortalConfigurations { get; init; } = [];

    public Dictionary<string, PortalSession> PortalSessions { get; init; } = [];

    public OrderedDictionary<string, StripeEvent> Events { get; init; } = [];

    public OrderedDictionary<string, WebhookEndpoint> WebhookEndpoints { get; init; } = [];

    /// <summary>By idempotency key.</summary>
    public Dictionary<string, StoredAnswer> Answers { get; init; } = [];

    /// <summary>What a client set after the start, instead of the settings.</summary>
    public WebhookOverride? Webhook { get; set; }
}

public sealed record WebhookOverride(string? Url, string Secret);

/// <param name="Subject">The checkout session or the invoice that is to be paid.</param>
public sealed record Challenge(string Subject, string CardNumber, string? Email);

public enum AfterLastRetry
{
    Cancel,
    MarkUnpaid,
    LeavePastDue,
}

public sealed record DunningRules
{
    /// <summary>Days from one attempt to collect to the next.</summary>
    public IReadOnlyList<int> RetryAfterDays { get; init; } = [3, 5, 7];

    public AfterLastRetry AfterLastRetry { get; init; } = AfterLastRetry.Cancel;

    /// <summary>How long the invoice of a renewal stays a draft; Stripe takes an hour.</summary>
    public TimeSpan DraftFor { get; init; } = TimeSpan.Zero;
}
