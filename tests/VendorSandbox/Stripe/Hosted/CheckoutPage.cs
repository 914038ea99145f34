using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;

namespace StreamHub.VendorSandbox.Stripe.Hosted;

internal sealed class CheckoutPage(SandboxStore store, Checkout checkout)
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
        return $"<tr><td>{line.Quantity} × {Html.Encode(line.Description)}</td><td>{Money.Format(line.AmountTotal, line.Currency)}{rhythm}</td></tr>";
    }

    private static string Cancel(CheckoutSession session) =>
        session.CancelUrl is { } url
            ? $"""<a id="cancel" href="{Html.Encode(url)}"><button type="button">Cancel</button></a>"""
            : "";

    private string Form(CheckoutSession session, string? refusal) =>
        $"""
            <table>{string.Concat(checkout.PricedLines(session.Id).Select(Row))}</table>
            <p>Total <strong id="total">{Money.Format(session.AmountTotal, session.Currency)}</strong></p>
            {(refusal is null ? "" : $"""<p class="refusal" role="alert">{Html.Encode(refusal)}</p>""")}
            <form method="post" id="pay">
            <label for="email">Email</label>
            <input id="email" name="email" type="email" value="{Html.Encode(session.CustomerDetails?.Email)}">
            <label for="card">Card number</label>
            <input id="card" name="card" inputmode="numeric" autocomplete="off" value="4242 4242 4242 4242">
            <button type="submit">Pay</button>{Cancel(session)}
            </form>
            <p>Sandbox: 4000 0000 0000 0002 is declined, 4000 0000 0000 9995 has no money.</p>
            """;
}
