using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>The refunds and disputes of everybody's payments, or of one organization's, newest first; for staff.</summary>
[RequirePermission(Permissions.AuditRead)]
public sealed record ListAllReversals(Guid? OrganizationId, int? Limit, string? Cursor)
    : IQuery<Page<StaffReversalResponse>>;

/// <param name="ExternalId">The payment vendor's id of the dispute, or of the charge where it was refunded.</param>
/// <param name="ChargeExternalId">The payment vendor's id of what was paid.</param>
/// <param name="Amount">In minor units of <paramref name="Currency"/>; refunds of one payment add up.</param>
/// <param name="Currency">An ISO 4217 code in lower case.</param>
/// <param name="Reason">The payment vendor's word for why; <c>null</c> for refunds.</param>
/// <param name="OccurredAt">When the payment vendor last changed it.</param>
public sealed record StaffReversalResponse(
    Guid Id,
    Guid OrganizationId,
    string ExternalId,
    string ChargeExternalId,
    PaymentReversalState State,
    long Amount,
    string Currency,
    string? Reason,
    DateTimeOffset OccurredAt
);

public sealed class ListAllReversalsValidator : AbstractValidator<ListAllReversals>
{
    public ListAllReversalsValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListAllReversalsHandler(IReadRepository<PaymentReversal> reversals)
    : IQueryHandler<ListAllReversals, Page<StaffReversalResponse>>
{
    public async Task<Result<Page<StaffReversalResponse>>> Handle(
        ListAllReversals query,
        CancellationToken cancellationToken
    )
    {
        var size = query.Limit ?? Page.DefaultSize;
        var rows = await reversals.ListAsync(new Everybodys(query, size + 1), cancellationToken);
        return Page.Of(rows, size, reversal => new Cursor(reversal.OccurredAt, reversal.Id));
    }

    /// <summary>Who asks is staff, whom the permission lets see everybody's.</summary>
    private sealed class Everybodys : NewestReversals<StaffReversalResponse>
    {
        public Everybodys(ListAllReversals wanted, int count)
            : base(wanted.Cursor, count)
        {
            Query.AcrossOrganizations();
            if (wanted.OrganizationId is { } organizationId)
            {
                Query.Where(reversal => reversal.OrganizationId == organizationId);
            }

            Select(reversal => new StaffReversalResponse(
                reversal.Id,
                reversal.OrganizationId,
                reversal.ExternalId,
                reversal.ChargeExternalId,
                reversal.State,
                reversal.Amount,
                reversal.Currency,
                reversal.Reason,
                reversal.OccurredAt
            ));
        }
    }
}
