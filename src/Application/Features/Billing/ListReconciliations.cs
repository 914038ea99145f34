using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Specifications;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>What comparisons of our subscriptions with the payment vendor's came to, newest first.</summary>
[RequirePermission(Permissions.AuditRead)]
public sealed record ListReconciliations(int? Limit, string? Cursor) : IQuery<Page<ReconciliationResponse>>;

/// <param name="Compared">How many subscriptions that have not ended were compared.</param>
/// <param name="Unrepaired">How many need somebody to look.</param>
/// <param name="Findings">At most the first 200; the numbers count all.</param>
public sealed record ReconciliationResponse(
    Guid Id,
    DateTimeOffset StartedAt,
    DateTimeOffset FinishedAt,
    int Compared,
    int Repaired,
    int Unrepaired,
    IReadOnlyList<ReconciliationFinding> Findings
)
{
    public static ReconciliationResponse Of(BillingReconciliation report) =>
        new(
            report.Id,
            report.StartedAt,
            report.FinishedAt,
            report.Compared,
            report.Repaired,
            report.Unrepaired,
            [.. report.Findings]
        );
}

public sealed class ListReconciliationsValidator : AbstractValidator<ListReconciliations>
{
    public ListReconciliationsValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListReconciliationsHandler(IReadRepository<BillingReconciliation> reconciliations)
    : IQueryHandler<ListReconciliations, Page<ReconciliationResponse>>
{
    public async Task<Result<Page<ReconciliationResponse>>> Handle(
        ListReconciliations query,
        CancellationToken cancellationToken
    )
    {
        var size = query.Limit ?? Page.DefaultSize;
        var rows = await reconciliations.ListAsync(new NewestFirst(query.Cursor, size + 1), cancellationToken);
        var page = Page.Of(rows, size, report => new Cursor(report.StartedAt, report.Id));
        return new Page<ReconciliationResponse>([.. page.Items.Select(ReconciliationResponse.Of)], page.NextCursor);
    }

    private sealed class NewestFirst : Specification<BillingReconciliation, BillingReconciliation>
    {
        public NewestFirst(string? cursor, int count)
        {
            if (Cursor.TryParse(cursor, out var after))
            {
                Query.Where(report =>
                    report.StartedAt < after.At || (report.StartedAt == after.At && report.Id < after.Id)
                );
            }

            Query.OrderByDescending(report => report.StartedAt).OrderByDescending(report => report.Id).Take(count);
            Select(report => report);
        }
    }
}
