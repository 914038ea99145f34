using System.Net.Mime;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;

namespace StreamHub.VendorSandbox.Stripe.Hosted;

/// <summary>An invoice for people: as a page on which it can be paid, and as a document to keep.</summary>
internal sealed class InvoicePage(SandboxStore store)
{
    public IResult Show(string id, string? refusal) =>
        Find(id) is { } invoice ? Html.Page($"Invoice {invoice.Number}", Body(invoice, refusal)) : Missing();

    public IResult Document(string id) =>
        Find(id) is { } invoice
            ? Results.File(
                Pdf.Of([
                    $"Invoice {invoice.Number}",
                    .. invoice.Lines.Data.Select(line =>
                        $"{line.Description}: {Money.Format(line.Amount, line.Currency)}"
                    ),
                    $"Total {Money.Format(invoice.Total, invoice.Currency)}, {invoice.Status}",
                ]),
                MediaTypeNames.Application.Pdf,
                $"{invoice.Number}.pdf"
            )
            : Missing();

    private static IResult Missing() =>
        Html.Page("Invoice", "<p>There is no such invoice.</p>", StatusCodes.Status404NotFound);

    private static string Row(InvoiceLine line) =>
        $"<tr><td>{Html.Encode(line.Description)}</td><td>{Money.Format(line.Amount, line.Currency)}</td></tr>";

    private static string Discount(Invoice invoice) =>
        invoice.TotalDiscountAmounts is { Count: > 0 } discounts
            ? $"<p>Discount {Money.Format(-discounts.Sum(one => one.Amount), invoice.Currency)}</p>"
            : "";

    private static string Body(Invoice invoice, string? refusal) =>
        $"""
            <table>{string.Concat(invoice.Lines.Data.Select(Row))}</table>
            {Discount(invoice)}
            <p>Total <strong id="total">{Money.Format(invoice.Total, invoice.Currency)}</strong>,
            due <strong id="due">{Money.Format(invoice.AmountRemaining, invoice.Currency)}</strong>,
            <span id="status">{invoice.Status}</span></p>
            <p><a id="pdf" href="/stripe/invoice/{invoice.Id}/pdf">Download</a></p>
            {Html.Refusal(refusal)}
            {(invoice.IsOpen ? Form(invoice) : "")}
            """;

    private static string Form(Invoice invoice) =>
        $"""
            <form method="post" action="/stripe/invoice/{invoice.Id}" id="pay">
            {CardField.Of("4242 4242 4242 4242")}
            <button type="submit">Pay</button>
            </form>
            {CardField.Help}
            """;

    /// <summary>A draft is nobody's business yet.</summary>
    private Invoice? Find(string id) =>
        store.Read(state => state.Stripe.Invoices.GetValueOrDefault(id)) is { Number: not null } invoice
            ? invoice
            : null;
}
