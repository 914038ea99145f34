using System.Globalization;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;

namespace StreamHub.VendorSandbox.Stripe.Hosted;

internal sealed class PortalPage(SandboxStore store, Portal portal, StripeLookup lookup)
{
    public IResult Show(string id)
    {
        if (portal.Find(id) is not { } session)
        {
            return Html.Page("Billing", "<p>There is no such session.</p>", StatusCodes.Status404NotFound);
        }

        var subscriptions = store.Read(state =>
            state.Stripe.Subscriptions.Values.Where(one => one.Customer == session.Customer).Reverse().ToList()
        );
        var back = session.ReturnUrl is { } url
            ? $"""<p><a id="return" href="{Html.Encode(url)}">Return</a></p>"""
            : "";
        return Html.Page("Billing", string.Concat(subscriptions.Select(one => Section(id, one))) + back);
    }

    private static string Date(long unixSeconds) =>
        DateTimeOffset.FromUnixTimeSeconds(unixSeconds).ToString("u", CultureInfo.InvariantCulture);

    private static string Controls(string session, Subscription subscription) =>
        $"""
            <form method="post" action="/stripe/portal/{session}/subscriptions/{subscription.Id}/cancel">
            <button name="when" value="now">Cancel now</button>
            {(
                subscription.CancelAtPeriodEnd
                    ? """<button name="when" value="never">Do not cancel</button>"""
                    : """<button name="when" value="period_end">Cancel at period end</button>"""
            )}
            </form>
            """;

    private string Section(string session, Subscription subscription)
    {
        var item = subscription.Items.Data[0];
        var ends = subscription.CancelAtPeriodEnd ? "ends" : "renews";
        return $"""
            <section>
            <h2>{Html.Encode(lookup.Product(item.Price.Product).Name)}</h2>
            <p>{Money.Format(
                item.Price.UnitAmount * item.Quantity,
                item.Price.Currency
            )} a {item.Price.Recurring?.Interval},
            {subscription.Status}, {ends} {Date(subscription.PeriodEnd)}</p>
            {(subscription.IsRunning ? Controls(session, subscription) : "")}
            </section>
            """;
    }
}
