using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>The organization's invoices, newest first, as the payment vendor has them.</summary>
[RequirePermission(Permissions.BillingRead)]
public sealed record ListInvoices(int? Limit, string? Cursor) : IQuery<Page<InvoiceRecord>>
{
    internal const string IdPrefix = "in_";
}

public sealed class ListInvoicesValidator : AbstractValidator<ListInvoices>
{
    public ListInvoicesValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).VendorCursorText(ListInvoices.IdPrefix);
    }
}

public sealed class ListInvoicesHandler(BillingCustomers customers, IBillingPages pages)
    : IQueryHandler<ListInvoices, Page<InvoiceRecord>>
{
    public async Task<Result<Page<InvoiceRecord>>> Handle(ListInvoices query, CancellationToken cancellationToken)
    {
        var customer = await customers.FindAsync(cancellationToken);
        if (!customer.IsSuccess)
        {
            return customer.Error == BillingErrors.CustomerMissing
                ? new Page<InvoiceRecord>([], NextCursor: null)
                : customer.Error;
        }

        var after = VendorCursor.Parse(query.Cursor, ListInvoices.IdPrefix);
        var limit = query.Limit ?? Page.DefaultSize;
        var page = await pages.ListInvoicesAsync(customer.Value, limit, after, cancellationToken);
        return page.IsSuccess
            ? new Page<InvoiceRecord>(page.Value.Items, VendorCursor.ToText(page.Value.Next))
            : page.Error;
    }
}
