using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Billing;

/// <summary>Judges what a subscription is to be changed to, the same for the preview and the change.</summary>
public sealed class ChangeTarget(IReadRepository<Plan> plans, SubscriptionInHand subscriptions, TimeProvider time)
{
    /// <summary>For so long a preview's amount is kept to: dates of long ago would be a way to pay less.</summary>
    private static readonly TimeSpan PreviewLife = TimeSpan.FromHours(1);

    /// <param name="Subscription">The one that is to be changed.</param>
    public sealed record Found(Subscription Subscription, Plan Plan, BillingInterval Interval)
    {
        public bool IsReached => Subscription.PlanCode == Plan.Code && Subscription.Interval == Interval;

        public SubscriptionChange From(DateTimeOffset? prorationDate) =>
            new(Subscription.ExternalId, Plan, Interval, prorationDate);
    }

    /// <param name="interval">As it is when absent.</param>
    public async Task<Result<Found>> FindAsync(
        string planCode,
        BillingInterval? interval,
        CancellationToken cancellationToken
    )
    {
        var plan = await plans.FirstOrDefaultAsync(new PlanByCode(planCode), cancellationToken);
        if (plan is null)
        {
            return PlanErrors.NotFound;
        }

        var found = await subscriptions.FindAsync(cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var subscription = found.Value;
        var target = new Found(subscription, plan, interval ?? subscription.Interval);
        if (subscription.Status is not (SubscriptionStatus.Active or SubscriptionStatus.Trialing))
        {
            return BillingErrors.PaymentDue;
        }

        return !target.IsReached && plan.FindSaleRefusal() is { } refusal ? refusal : target;
    }

    /// <summary>The moment from which a change that is worked out now is counted, in whole seconds.</summary>
    public DateTimeOffset NowWithin(Subscription subscription)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(time.Now().ToUnixTimeSeconds());
        return now < subscription.CurrentPeriodStart ? subscription.CurrentPeriodStart : now;
    }

    /// <returns>Why a change can't be counted from the moment that a preview named.</returns>
    public Error? FindRefusal(DateTimeOffset prorationDate, Subscription subscription)
    {
        var now = NowWithin(subscription);
        var isOfThisPeriod = prorationDate >= subscription.CurrentPeriodStart;
        return isOfThisPeriod && prorationDate <= now && prorationDate > now - PreviewLife
            ? null
            : BillingErrors.PreviewExpired;
    }
}
