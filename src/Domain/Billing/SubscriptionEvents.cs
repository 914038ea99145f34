using StreamHub.Domain.Events;

namespace StreamHub.Domain.Billing;

/// <param name="EndsAt">When it ends for good, if that is decided; when it ended, if it has.</param>
public sealed record SubscriptionEventData(
    string Plan,
    BillingInterval Interval,
    SubscriptionStatus Status,
    DateTimeOffset CurrentPeriodEnd,
    DateTimeOffset? TrialEnd,
    DateTimeOffset? EndsAt
) : EventData;

/// <content>What is told of it.</content>
public sealed partial class Subscription
{
    private SubscriptionEventData Facts =>
        new(PlanCode, Interval, Status, CurrentPeriodEnd, TrialEnd, HasEnded ? EndedAt : EndsAt);

    private void TellChange(SubscriptionEventData before, DateTimeOffset now)
    {
        var facts = Facts;
        if (facts == before || (HasEnded && EndedAt + NewsAge <= now))
        {
            return;
        }

        var type = HasEnded ? EventTypes.SubscriptionEnded : EventTypes.SubscriptionChanged;
        Tell(new DomainEvent(NewId(now), OrganizationId, UserId: null, type, Id, facts, now));
    }
}
