using System.Linq.Expressions;
using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Billing;

namespace StreamHub.Application.Features.Billing;

/// <summary><see cref="Subscription.HasEnded"/>, for queries.</summary>
internal static class SubscriptionsThat
{
    public static readonly Expression<Func<Subscription, bool>> HaveNotEnded = subscription =>
        subscription.Status != SubscriptionStatus.Cancelled && subscription.Status != SubscriptionStatus.Expired;
}

internal sealed class SubscriptionByExternalId : Specification<Subscription>
{
    public SubscriptionByExternalId(string externalId) =>
        Query.Where(subscription => subscription.ExternalId == externalId);
}

internal sealed class SubscriptionsByExternalIds : Specification<Subscription>
{
    public SubscriptionsByExternalIds(IReadOnlyCollection<string> externalIds) =>
        Query.Where(subscription => externalIds.Contains(subscription.ExternalId));
}

internal sealed class UnendedSubscriptionsOf : Specification<Subscription>
{
    public UnendedSubscriptionsOf(Guid organizationId) =>
        Query
            .Where(subscription => subscription.OrganizationId == organizationId)
            .Where(SubscriptionsThat.HaveNotEnded);
}

internal sealed record SubscriptionIds(Guid Id, string ExternalId);

/// <summary>The vendor's ids of those that we think have not ended, in the order of our ids.</summary>
internal sealed class UnendedSubscriptionIds : Specification<Subscription, SubscriptionIds>
{
    public UnendedSubscriptionIds(Guid after, int count)
    {
        Query
            .Where(SubscriptionsThat.HaveNotEnded)
            .Where(subscription => subscription.Id > after)
            .OrderBy(subscription => subscription.Id)
            .Take(count)
            .AcrossOrganizations();
        Select(subscription => new SubscriptionIds(subscription.Id, subscription.ExternalId));
    }
}

/// <summary>Those due longest first.</summary>
internal sealed class SubscriptionsDueForCheck : Specification<Subscription>
{
    public SubscriptionsDueForCheck(DateTimeOffset now, int count) =>
        Query
            .Where(subscription => subscription.CheckDueAt <= now)
            .OrderBy(subscription => subscription.CheckDueAt)
            .Take(count);
}

internal sealed class NoticeAbout : Specification<BillingNotice>
{
    public NoticeAbout(Guid subscriptionId, BillingNoticeKind kind, DateTimeOffset about) =>
        Query.Where(notice => notice.SubscriptionId == subscriptionId && notice.Kind == kind && notice.About == about);
}

internal sealed class TrialOf : Specification<OrganizationTrial>
{
    public TrialOf(Guid organizationId) => Query.Where(trial => trial.OrganizationId == organizationId);
}
