using StreamHub.Domain.Billing;

namespace StreamHub.Application.Features.Billing;

/// <summary>Why the plan holds, and what ends when; <c>null</c> for what has no end that is known.</summary>
/// <param name="GraceEndsAt">Until when a failed payment can be made up for without losing the plan.</param>
/// <param name="SubscriptionEndsAt">When the subscription ends for good, because somebody cancelled it.</param>
/// <param name="RightsEndAt">When the plan's rights end unless something changes: it is not said of a plan that renews.</param>
/// <param name="Lapsed">On the free plan: the subscription that has not ended but gives nothing until it is paid.</param>
public sealed record PlanOutlook(
    PlanGround Ground,
    DateTimeOffset? TrialEndsAt,
    DateTimeOffset? GraceEndsAt,
    DateTimeOffset? SubscriptionEndsAt,
    DateTimeOffset? RightsEndAt,
    LapsedSubscription? Lapsed
)
{
    public static PlanOutlook Of(PlanHolding holding, Subscription? lapsed)
    {
        var isInGrace = holding.Ground == PlanGround.Grace;
        var endsAt = holding.Subscription?.EndsAt;
        return new PlanOutlook(
            holding.Ground,
            holding.Ground == PlanGround.Trial ? holding.Subscription!.TrialEnd : null,
            isInGrace ? holding.Subscription!.GraceEndsAt : null,
            endsAt,
            isInGrace || endsAt is not null ? holding.GrantedUntil : null,
            lapsed is null ? null : new LapsedSubscription(lapsed.PlanCode, lapsed.Status, lapsed.GraceEndsAt)
        );
    }
}

/// <param name="Plan">The code of the plan that comes back when it is paid.</param>
/// <param name="GraceEndedAt">When the plan fell to the free one; <c>null</c> where no payment had failed.</param>
public sealed record LapsedSubscription(string Plan, SubscriptionStatus Status, DateTimeOffset? GraceEndedAt);
