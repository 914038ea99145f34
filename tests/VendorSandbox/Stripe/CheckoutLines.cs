using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Promotions;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>What checkout sessions sell, and for how much.</summary>
internal sealed class CheckoutLines(SandboxStore store, StripeLookup lookup, Catalog catalog)
{
    public List<SessionLine> Read(CreateSession parameters) =>
        parameters.LineItems is { Count: > 0 } items
            ? items.Select((item, index) => LineOf(item, $"line_items[{index}]")).ToList()
            : throw StripeException.Missing("line_items");

    public StripeList<CheckoutLineItem> List(string session, ListParameters wanted) =>
        StripePage.Of(Of(session).Reverse(), wanted, $"/v1/checkout/sessions/{session}/line_items");

    public IReadOnlyList<CheckoutLineItem> Of(string sessionId)
    {
        var session = lookup.Session(sessionId);
        var purchase = store.Read(state => state.Stripe.Purchases[sessionId]);
        return Price(purchase.Lines, purchase.HasTrial, session.Discounts);
    }

    /// <summary>A trial costs nothing; a discount is taken off each line that it is for.</summary>
    public IReadOnlyList<CheckoutLineItem> Price(
        IReadOnlyList<SessionLine> lines,
        bool hasTrial,
        IReadOnlyList<SessionDiscount> discounts
    )
    {
        var prices = lines.Select(line => lookup.Price(line.Price)).ToList();
        var amounts = lines.Zip(prices, (line, price) => hasTrial ? 0 : line.Quantity * price.UnitAmount).ToList();
        var off = new long[lines.Count];
        foreach (var coupon in discounts.Select(one => store.Read(state => state.Stripe.Coupons[one.Coupon!])))
        {
            var rests = amounts.Select(
                (amount, at) => new Discountable(amount - off[at], prices[at].Currency, prices[at].Product)
            );
            foreach (var (at, amount) in Discounting.Spread(coupon, [.. rests]).Index())
            {
                off[at] += amount;
            }
        }

        return
        [
            .. lines.Select(
                (line, at) =>
                    new CheckoutLineItem(
                        line.Id,
                        off[at],
                        amounts[at],
                        amounts[at] - off[at],
                        prices[at].Currency,
                        lookup.Product(prices[at].Product).Name,
                        prices[at],
                        line.Quantity
                    )
            ),
        ];
    }

    private SessionLine LineOf(LineItemParameters item, string name)
    {
        if (item.Quantity < 1)
        {
            throw StripeException.Invalid("Invalid quantity", $"{name}[quantity]");
        }

        var price = item switch
        {
            { Price: { } id } => ForSale(id, $"{name}[price]"),
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

    private Price ForSale(string id, string parameter) =>
        lookup.Price(id, parameter) is { Active: true } price
            ? price
            : throw StripeException.Invalid(
                "The price specified is inactive. This field only accepts active prices.",
                parameter
            );
}

public sealed record CheckoutLineItem(
    string Id,
    long AmountDiscount,
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

    public long AmountTax { get; init; }

    [JsonIgnore]
    public long Created => Price.Created;
}
