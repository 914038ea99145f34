using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Specifications;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>A subscription after what was done with it, as the payment vendor tells it.</summary>
/// <param name="Plan">The plan's code.</param>
/// <param name="EndsAt">When it ends for good, if that is decided.</param>
public sealed record SubscriptionResponse(
    string Plan,
    BillingInterval Interval,
    SubscriptionStatus Status,
    DateTimeOffset CurrentPeriodStart,
    DateTimeOffset CurrentPeriodEnd,
    DateTimeOffset? TrialEndsAt,
    DateTimeOffset? EndsAt,
    DateTimeOffset? EndedAt
)
{
    public static SubscriptionResponse Of(Subscription subscription) =>
        new(
            subscription.PlanCode,
            subscription.Interval,
            subscription.Status,
            subscription.CurrentPeriodStart,
            subscription.CurrentPeriodEnd,
            subscription.TrialEnd,
            subscription.EndsAt,
            subscription.EndedAt
        );
}

/// <summary>
/// The subscription that the caller's organization changes, cancels or resumes. What became of it is fetched from the
/// vendor afterwards rather than believed.
/// </summary>
public sealed class SubscriptionInHand(
    IRepository<Subscription> subscriptions,
    SubscriptionRefresh refresh,
    IUnitOfWork unitOfWork,
    ICallerContext caller
)
{
    private const int MaxTries = 5;

    /// <returns>Of several, the one that runs longest; <see cref="BillingErrors.NotSubscribed"/> when there is none.</returns>
    public async Task<Result<Subscription>> FindAsync(CancellationToken cancellationToken)
    {
        var found = await subscriptions.FirstOrDefaultAsync(
            new LongestRunningOf(caller.Member.OrganizationId),
            cancellationToken
        );
        return found is null ? BillingErrors.NotSubscribed : found;
    }

    /// <summary>
    /// Stores what the vendor made of it. Its events arrive meanwhile and do the same: where one of them wins, the vendor is
    /// asked again, but never told again. If they keep winning, what they store is as good.
    /// </summary>
    public async Task<Result<SubscriptionResponse>> RefreshAsync(string externalId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var refreshed = await refresh.RunAsync(externalId, cancellationToken);
            if (!refreshed.IsSuccess)
            {
                return refreshed.Error;
            }

            var subscription = await subscriptions.FirstOrDefaultAsync(
                new SubscriptionByExternalId(externalId),
                cancellationToken
            );
            if (subscription is null)
            {
                return BillingErrors.NotSubscribed;
            }

            var conflict = await unitOfWork.SaveChangesAsync(cancellationToken);
            unitOfWork.Reset();
            if (conflict is null || attempt == MaxTries)
            {
                return SubscriptionResponse.Of(subscription);
            }
        }
    }

    private sealed class LongestRunningOf : Specification<Subscription>
    {
        public LongestRunningOf(Guid organizationId) =>
            Query
                .Where(subscription => subscription.OrganizationId == organizationId)
                .Where(SubscriptionsThat.HaveNotEnded)
                .OrderByDescending(subscription => subscription.CurrentPeriodEnd)
                .Take(1);
    }
}
