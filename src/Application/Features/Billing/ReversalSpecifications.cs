using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Billing;

namespace StreamHub.Application.Features.Billing;

/// <summary>A page of refunds and disputes, the latest first.</summary>
internal abstract class NewestReversals<TResult> : Specification<PaymentReversal, TResult>
{
    protected NewestReversals(string? cursor, int count)
    {
        if (Cursor.TryParse(cursor, out var after))
        {
            Query.Where(reversal =>
                reversal.OccurredAt < after.At || (reversal.OccurredAt == after.At && reversal.Id < after.Id)
            );
        }

        Query.OrderByDescending(reversal => reversal.OccurredAt).OrderByDescending(reversal => reversal.Id).Take(count);
    }
}

internal sealed class ReversalByExternalId : Specification<PaymentReversal>
{
    public ReversalByExternalId(string externalId) => Query.Where(reversal => reversal.ExternalId == externalId);
}
