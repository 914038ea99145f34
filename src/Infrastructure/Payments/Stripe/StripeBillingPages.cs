using System.Globalization;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Payments.Stripe;

internal sealed class StripeBillingPages(StripeClient stripe, StripeWrites writes) : IBillingPages
{
    public async Task<Result<Uri>> OpenPortalAsync(
        string customerExternalId,
        Uri returnUrl,
        CancellationToken cancellationToken
    )
    {
        var form = new StripeForm().Add("customer", customerExternalId).Add("return_url", returnUrl.AbsoluteUri);
        var session = await writes.PostAsync<StripePortalSession>(
            "v1/billing_portal/sessions",
            form,
            cancellationToken
        );
        return session.IsSuccess ? session.Value!.Url : session.Error;
    }

    public async Task<Result<InvoicePage>> ListInvoicesAsync(
        string customerExternalId,
        int limit,
        string? after,
        CancellationToken cancellationToken
    )
    {
        var start = after is null ? string.Empty : $"&starting_after={Uri.EscapeDataString(after)}";
        var customer = Uri.EscapeDataString(customerExternalId);
        var list = await stripe.GetAsync<StripeList<StripeInvoiceRecord>>(
            string.Create(CultureInfo.InvariantCulture, $"v1/invoices?customer={customer}&limit={limit}{start}"),
            cancellationToken
        );
        if (!list.IsSuccess)
        {
            return list.Error;
        }

        var data = list.Value?.Data ?? [];
        var next = list.Value is { HasMore: true } && data.Count > 0 ? data[^1].Id : null;
        return new InvoicePage([.. data.Select(RecordOf)], next);
    }

    private static InvoiceRecord RecordOf(StripeInvoiceRecord invoice) =>
        new(
            invoice.Id,
            invoice.Number,
            StatusOf(invoice.Status),
            invoice.Currency,
            invoice.Total,
            invoice.AmountDue,
            invoice.AmountPaid,
            DateTimeOffset.FromUnixTimeSeconds(invoice.Created),
            DateTimeOffset.FromUnixTimeSeconds(invoice.PeriodStart),
            DateTimeOffset.FromUnixTimeSeconds(invoice.PeriodEnd),
            invoice.HostedInvoiceUrl,
            invoice.InvoicePdf
        );

    private static InvoiceStatus StatusOf(string? status) =>
        status switch
        {
            "open" => InvoiceStatus.Open,
            "paid" => InvoiceStatus.Paid,
            "uncollectible" => InvoiceStatus.Uncollectible,
            "void" => InvoiceStatus.Void,
            _ => InvoiceStatus.Draft,
        };
}
