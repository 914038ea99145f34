using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;

namespace StreamHub.VendorSandbox.Stripe.Hosted;

internal sealed class PortalPage(
    SandboxStore store,
    Portal portal,
    PortalConfigurations configurations,
    StripeLookup lookup
)
{
    public IResult Show(string id, string? refusal)
    {
        if (Find(id) is not var (session, features))
        {
            return Html.Page("Billing", "<p>There is no such session.</p>", StatusCodes.Status404NotFound);
        }

        var subscriptions = store.Read(state =>
            state
                .Stripe.Subscriptions.Values.Where(one =>
                    one.Customer == session.Customer && (TargetOf(session.Flow) is not { } wanted || one.Id == wanted)
                )
                .Reverse()
                .ToList()
        );
        return Html.Page(
            "Billing",
            $"""
            {Html.Refusal(refusal)}
            {string.Concat(subscriptions.Select(one => Section(session, features, one)))}
            {(Shows(session, "payment_method_update") && features.PaymentMethodUpdate.Enabled ? CardForm(session) : "")}
            {(session.Flow is null && features.InvoiceHistory.Enabled ? Invoices(session.Customer) : "")}
            {(session.ReturnUrl is { } url ? $"""<p><a id="return" href="{Html.Encode(url)}">Return</a></p>""" : "")}
            """
        );
    }

    public (PortalSession Session, PortalFeatures Features)? Find(string id) =>
        portal.Find(id) is { } session ? (session, configurations.Get(session.Configuration).Features) : null;

    /// <summary>The session and what it may do, if the subscription is its customer's and still runs.</summary>
    public (PortalSession Session, PortalFeatures Features)? Find(string id, string subscription) =>
        Find(id) is var (session, features)
        && store.Read(state => state.Stripe.Subscriptions.GetValueOrDefault(subscription)) is { IsEnded: false } mine
        && mine.Customer == session.Customer
            ? (session, features)
            : null;

    /// <summary>What the subscription can be changed to.</summary>
    public IReadOnlyList<Price> PricesFor(PortalFeatures features, Subscription subscription)
    {
        var update = features.SubscriptionUpdate;
        var allowed = update.Products.SelectMany(product => product.Prices).ToHashSet();
        var current = subscription.Items.Data[0].Price.Id;
        return update.Enabled
            ? store.Read(state =>
                state
                    .Stripe.Prices.Values.Where(price =>
                        price is { Active: true, Recurring: not null }
                        && price.Currency == subscription.Currency
                        && price.Id != current
                        && (allowed.Count == 0 || allowed.Contains(price.Id))
                    )
                    .ToList()
            )
            : [];
    }

    private static string? TargetOf(PortalFlow? flow) =>
        flow?.SubscriptionCancel?.Subscription
        ?? flow?.SubscriptionUpdate?.Subscription
        ?? flow?.SubscriptionUpdateConfirm?.Subscription;

    private static bool Shows(PortalSession session, string flow) => session.Flow is null || session.Flow.Type == flow;

    private static string CardForm(PortalSession session) =>
        $"""
            <form method="post" action="/stripe/portal/{session.Id}/card" id="new-card">
            {CardField.Of("")}
            <button type="submit">Use this card</button>
            </form>
            {CardField.Help}
            """;

    private static string CancelForm(PortalSession session, PortalCancel cancel, Subscription subscription) =>
        $"""
            <form method="post" action="/stripe/portal/{session.Id}/subscriptions/{subscription.Id}/cancel">
            {(
                subscription.CancelAtPeriodEnd ? """<button name="when" value="never">Do not cancel</button>"""
                : cancel.Mode == "immediately" ? ""
                : """<button name="when" value="period_end">Cancel at period end</button>"""
            )}
            <button name="when" value="now">Cancel now</button>
            </form>
            """;

    private static string InvoiceRow(Invoice invoice) =>
        $"""
            <tr><td><a href="{Html.Encode(invoice.HostedInvoiceUrl)}">{invoice.Number}</a></td>
            <td>{Dates.Format(invoice.Created)}</td><td>{Money.Format(invoice.Total, invoice.Currency)}</td>
            <td>{invoice.Status}</td></tr>
            """;

    private string Invoices(string customer)
    {
        var invoices = store.Read(state =>
            state
                .Stripe.Invoices.Values.Where(one => one.Customer == customer && one.Number is not null)
                .Reverse()
                .ToList()
        );
        return $"""<table id="invoices">{string.Concat(invoices.Select(InvoiceRow))}</table>""";
    }

    private string Section(PortalSession session, PortalFeatures features, Subscription subscription)
    {
        var item = subscription.Items.Data[0];
        var ends = subscription.CancelAtPeriodEnd ? "ends" : "renews";
        var cancels = features.SubscriptionCancel.Enabled && Shows(session, "subscription_cancel");
        return $"""
            <section>
            <h2>{Html.Encode(lookup.Product(item.Price.Product).Name)}</h2>
            <p>{PriceOf(item.Price, item.Quantity)}, {subscription.Status}, {ends} {Dates.Format(
                subscription.PeriodEnd
            )}</p>
            {(subscription.IsEnded || !cancels ? "" : CancelForm(session, features.SubscriptionCancel, subscription))}
            {(subscription.IsEnded ? "" : ChangeForms(session, features, subscription))}
            </section>
            """;
    }

    private string ChangeForms(PortalSession session, PortalFeatures features, Subscription subscription)
    {
        var wanted = session.Flow?.SubscriptionUpdateConfirm?.Items.Select(item => item.Price).ToHashSet();
        return session.Flow is { Type: not ("subscription_update" or "subscription_update_confirm") }
            ? ""
            : string.Concat(
                PricesFor(features, subscription)
                    .Where(price => wanted is null || wanted.Contains(price.Id))
                    .Select(price =>
                        $"""
                            <form method="post" action="/stripe/portal/{session.Id}/subscriptions/{subscription.Id}/change">
                            <button name="price" value="{price.Id}">Change to {Html.Encode(
                                lookup.Product(price.Product).Name
                            )}, {PriceOf(price, 1)}</button>
                            </form>
                            """
                    )
            );
    }

    private static string PriceOf(Price price, long quantity) =>
        $"{Money.Format(price.UnitAmount * quantity, price.Currency)} a {price.Recurring?.Interval}";
}
