using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

public enum InvoiceStatus
{
    Draft,
    Open,
    Paid,
    Uncollectible,
    Void,
}

/// <summary>An invoice as the payment vendor has it. Amounts are in minor units of the currency.</summary>
/// <param name="Id">The vendor's.</param>
/// <param name="Number">As it is printed; drafts have none.</param>
/// <param name="HostedUrl">The vendor's page that shows it, and where an open one is paid.</param>
public sealed record InvoiceRecord(
    string Id,
    string? Number,
    InvoiceStatus Status,
    string Currency,
    long Total,
    long AmountDue,
    long AmountPaid,
    DateTimeOffset CreatedAt,
    DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd,
    Uri? HostedUrl,
    Uri? PdfUrl
);

/// <param name="Next">What the next page comes after; <c>null</c> on the last.</param>
public sealed record InvoicePage(IReadOnlyList<InvoiceRecord> Items, string? Next);

/// <summary>What customers see of their account at the payment vendor. Failures are <see cref="BillingErrors"/>.</summary>
public interface IBillingPages
{
    /// <summary>A page where cards are changed, invoices paid and subscriptions ended.</summary>
    Task<Result<Uri>> OpenPortalAsync(string customerExternalId, Uri returnUrl, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<Result<InvoicePage>> ListInvoicesAsync(
        string customerExternalId,
        int limit,
        string? after,
        CancellationToken cancellationToken
    );
}
