using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>The refunds and disputes of the organization's payments, newest first.</summary>
[RequirePermission(Permissions.BillingRead)]
public sealed record ListReversals(int? Limit, string? Cursor) : IQuery<Page<ReversalResponse>>;

/// <param name="Amount">In minor units of <paramref name="Currency"/>; refunds of one payment add up.</param>
/// <param name="Currency">An ISO 4217 code in lower case.</param>
/// <param name="Reason">The payment vendor's word for why; <c>null</c> for refunds.</param>
/// <param name="OccurredAt">When the payment vendor last changed it.</param>
public sealed record ReversalResponse(
    Guid Id,
    PaymentReversalState State,
    long Amount,
    string Currency,
    string? Reason,
    DateTimeOffset OccurredAt
);

public sealed class ListReversalsValidator : AbstractValidator<ListReversals>
{
    public ListReversalsValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListReversalsHandler(IReadRepository<PaymentReversal> reversals)
    : IQueryHandler<ListReversals, Page<ReversalResponse>>
{
    public async Task<Result<Page<ReversalResponse>>> Handle(ListReversals query, CancellationToken cancellationToken)
    {
        var size = query.Limit ?? Page.DefaultSize;
        var rows = await reversals.ListAsync(new OwnReversals(query.Cursor, size + 1), cancellationToken);
        return Page.Of(rows, size, reversal => new Cursor(reversal.OccurredAt, reversal.Id));
    }

    private sealed class OwnReversals : NewestReversals<ReversalResponse>
    {
        public OwnReversals(string? cursor, int count)
            : base(cursor, count) =>
            Select(reversal => new ReversalResponse(
                reversal.Id,
                reversal.State,
                reversal.Amount,
                reversal.Currency,
                reversal.Reason,
                reversal.OccurredAt
            ));
    }
}
