using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>Opens, lists and expires checkout sessions; paying them is the cashier's work.</summary>
internal sealed class Checkout(
    SandboxStore store,
    StripeLookup lookup,
    Catalog catalog,
    EventLog events,
    SandboxAddress address,
    TimeProvider clock
)
{
    private static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    public CheckoutSession Create(CreateSession parameters) =>
        store.Change(state =>
        {
            var mode = ModeOf(parameters);
            var lines = LinesOf(parameters);
            var prices = lines.Select(line => lookup.Price(line.Price)).ToList();
            if (mode == "subscription" != prices.Exists(price => price.Recurring is not null))
            {
                throw StripeException.Invalid(
                    mode == "subscription"
                        ? "You must provide at least one recurring price in `subscription` mode when using prices."
                        : "You specified `payment` mode but passed a recurring price.",
                    "mode"
                );
            }

            var customer = parameters.Customer is { } id ? lookup.Customer(id, "customer") : null;
            var total = lines.Zip(prices, (line, price) => line.Quantity * price.UnitAmount).Sum();
            var sessionId = Identifiers.Prefixed("cs_test_", 58);
            var session = new CheckoutSession
            {
                Id = sessionId,
                AllowPromotionCodes = parameters.AllowPromotionCodes,
                AmountSubtotal = total,
                AmountTotal = total,
                CancelUrl = parameters.CancelUrl,
                ClientReferenceId = parameters.ClientReferenceId,
                Created = Now,
                Currency = prices[0].Currency,
                Customer = customer?.Id,
                CustomerCreation = mode == "payment" ? parameters.CustomerCreation ?? "if_required" : null,
                CustomerEmail = parameters.CustomerEmail,
                CustomerDetails =
                    customer is null && parameters.CustomerEmail is null
                        ? null
                        : new SessionCustomerDetails(customer?.Email ?? parameters.CustomerEmail, customer?.Name),
                ExpiresAt = ExpiryOf(parameters.ExpiresAt),
                Locale = parameters.Locale,
                Metadata = Metadata.Merge(new Dictionary<string, string>(), parameters.Metadata),
                Mode = mode,
                PaymentMethodCollection =
                    mode == "subscription" ? parameters.PaymentMethodCollection ?? "always" : null,
                PaymentMethodTypes = parameters.PaymentMethodTypes ?? ["card"],
                SuccessUrl = parameters.SuccessUrl ?? throw StripeException.Missing("success_url"),
                Url = address.UrlOf($"/stripe/pay/{sessionId}"),
            };
            state.Stripe.Sessions.Add(session.Id, session);
            state.Stripe.Purchases.Add(session.Id, PurchaseOf(lines, parameters));
            return session;
        });

    public CheckoutSession Expire(string id) =>
        store.Change(state =>
        {
            var session = lookup.Session(id);
            if (!session.IsOpen)
            {
                throw new StripeException(
                    StatusCodes.Status400BadRequest,
                    $"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of {session.Status}."
                );
            }

            return ExpireOpen(state.Stripe, session);
        });

    public void ExpireOverdue() =>
        store.Change(state =>
        {
            foreach (
                var session in state.Stripe.Sessions.Values.Where(one => one.IsOpen && one.ExpiresAt <= Now).ToList()
            )
            {
                ExpireOpen(state.Stripe, session);
            }
        });

    public StripeList<CheckoutSession> List(ListSessions wanted) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.Sessions.Values.Where(session =>
                    (wanted.Customer is null || session.Customer == wanted.Customer)
                    && (wanted.PaymentIntent is null || session.PaymentIntent == wanted.PaymentIntent)
                    && (wanted.Status is null || session.Status == wanted.Status)
                    && (wanted.Subscription is null || session.Subscription == wanted.Subscription)
                ),
                wanted,
                "/v1/checkout/sessions"
            )
        );

    public StripeList<CheckoutLineItem> LineItems(string id, ListParameters wanted) =>
        StripePage.Of(PricedLines(id).Reverse(), wanted, $"/v1/checkout/sessions/{id}/line_items");

    public IEnumerable<CheckoutLineItem> PricedLines(string id)
    {
        lookup.Session(id);
        return store
            .Read(state => state.Stripe.Purchases[id].Lines)
            .Select(line => CheckoutLineItem.Of(line, lookup.Price(line.Price), NameOf(line)));
    }

    private static string ModeOf(CreateSession parameters) =>
        parameters.Mode switch
        {
            "subscription" or "payment" => parameters.Mode,
            null => throw StripeException.Missing("mode"),
            _ => throw StripeException.Invalid("Invalid mode: must be one of payment or subscription", "mode"),
        };

    private static SessionPurchase PurchaseOf(IReadOnlyList<SessionLine> lines, CreateSession parameters) =>
        new(
            lines,
            parameters.SubscriptionData?.Metadata ?? [],
            parameters.PaymentIntentData?.Metadata ?? [],
            parameters.SubscriptionData?.Description,
            parameters.SubscriptionData?.TrialPeriodDays ?? 0
        );

    private CheckoutSession ExpireOpen(StripeState state, CheckoutSession session)
    {
        var expired = state.Sessions[session.Id] = session with { Status = SessionStatus.Expired, Url = null };
        events.Emit("checkout.session.expired", expired);
        return expired;
    }

    private string NameOf(SessionLine line) => lookup.Product(lookup.Price(line.Price).Product).Name;

    private long ExpiryOf(long? asked)
    {
        var life = asked is null ? LongestLife : TimeSpan.FromSeconds(asked.Value - Now);
        return life < ShortestLife || life > LongestLife
            ? throw StripeException.Invalid(
                "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
                "expires_at"
            )
            : Now + (long)life.TotalSeconds;
    }

    private List<SessionLine> LinesOf(CreateSession parameters) =>
        parameters.LineItems is { Count: > 0 } items
            ? items.Select((item, index) => LineOf(item, $"line_items[{index}]")).ToList()
            : throw StripeException.Missing("line_items");

    private SessionLine LineOf(LineItemParameters item, string name)
    {
        if (item.Quantity < 1)
        {
            throw StripeException.Invalid("Invalid quantity", $"{name}[quantity]");
        }

        var price = item switch
        {
            { Price: { } id } => lookup.Price(id, $"{name}[price]"),
            { PriceData: { } data } => catalog.CreatePrice(
                new CreatePrice
                {
                    Active = false,
                    Currency = data.Currency,
                    Product = data.Product,
                    ProductData = data.ProductData,
                    Recurring = data.Recurring,
                    TaxBehavior = data.TaxBehavior,
                    UnitAmount = data.UnitAmount,
                }
            ),
            _ => throw StripeException.Missing($"{name}[price]"),
        };
        return new SessionLine(Identifiers.Prefixed("li_"), price.Id, item.Quantity);
    }
}

public sealed record CheckoutLineItem(
    string Id,
    long AmountSubtotal,
    long AmountTotal,
    string Currency,
    string Description,
    Price Price,
    long Quantity
) : IStripeObject
{
    [JsonPropertyName("object")]
    public string Kind { get; init; } = "item";

    public long AmountDiscount { get; init; }

    public long AmountTax { get; init; }

    [JsonIgnore]
    public long Created => Price.Created;

    internal static CheckoutLineItem Of(SessionLine line, Price price, string name) =>
        new(
            line.Id,
            line.Quantity * price.UnitAmount,
            line.Quantity * price.UnitAmount,
            price.Currency,
            name,
            price,
            line.Quantity
        );
}
