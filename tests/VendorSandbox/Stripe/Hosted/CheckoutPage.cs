using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;

namespace StreamHub.VendorSandbox.Stripe.Hosted;

internal sealed class CheckoutPage(SandboxStore store, CheckoutLines lines)
{
    public IResult Show(string id, string? refusal)
    {
        var session = store.Read(state => state.Stripe.Sessions.GetValueOrDefault(id));
        return session switch
        {
            null => Html.Page("Checkout", "<p>There is no such checkout session.</p>", StatusCodes.Status404NotFound),
            { IsOpen: false } => Html.Page("Checkout", $"<p>This checkout session is {session.Status}.</p>"),
            _ => Html.Page("Checkout", Form(session, refusal)),
        };
    }

    private static string Row(CheckoutLineItem line)
    {
        var rhythm = line.Price.Recurring is { } recurring
            ? $" every {recurring.IntervalCount} {recurring.Interval}"
            : "";
        var price = Money.Format(line.Price.UnitAmount * line.Quantity, line.Currency);
        return $"<tr><td>{line.Quantity} × {Html.Encode(line.Description)}</td><td>{price}{rhythm}</td></tr>";
    }

    private static string Cancel(CheckoutSession session) =>
        session.CancelUrl is { } url
            ? $"""<a id="cancel" href="{Html.Encode(url)}"><button type="button">Cancel</button></a>"""
            : "";

    private static string Discount(CheckoutSession session) =>
        session.Discounts.Count == 0
            ? ""
            : $"""<p>Discount <strong id="discount">{Money.Format(
                -session.TotalDetails.AmountDiscount,
                session.Currency
            )}</strong></p>""";

    private static string Code(CheckoutSession session) =>
        session.AllowPromotionCodes == true
            ? $"""
                <form method="post" action="/stripe/pay/{session.Id}/code" id="promotion">
                <label for="code">Promotion code</label>
                <input id="code" name="code" autocomplete="off">
                <button type="submit">Apply</button>
                </form>
                """
            : "";

    private static string Trial(SessionPurchase purchase) =>
        purchase switch
        {
            { TrialDays: > 0 } => $"""<p id="trial">{purchase.TrialDays} days free</p>""",
            { TrialEnd: { } end } => $"""<p id="trial">Free until {Dates.Format(end)}</p>""",
            _ => "",
        };

    private string Form(CheckoutSession session, string? refusal)
    {
        var purchase = store.Read(state => state.Stripe.Purchases[session.Id]);
        var card = Cashier.NeedsNoCard(session) ? "" : "4242 4242 4242 4242";
        return $"""
            <table>{string.Concat(lines.Of(session.Id).Select(Row))}</table>
            {Trial(purchase)}
            {Discount(session)}
            <p>Total <strong id="total">{Money.Format(session.AmountTotal, session.Currency)}</strong></p>
            {Html.Refusal(refusal)}
            {Code(session)}
            <form method="post" action="/stripe/pay/{session.Id}" id="pay">
            <label for="email">Email</label>
            <input id="email" name="email" type="email" value="{Html.Encode(session.CustomerDetails?.Email)}">
            {CardField.Of(card)}
            <button type="submit">Pay</button>{Cancel(session)}
            </form>
            {CardField.Help}
            """;
    }
}
