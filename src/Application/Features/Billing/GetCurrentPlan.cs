using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

[RequirePermission(Permissions.BillingRead)]
[NoValidation("It has no members.")]
public sealed record GetCurrentPlan : IQuery<CurrentPlanResponse>;

/// <param name="Status">The subscription's state; <c>null</c> on the free plan.</param>
/// <param name="CurrentPeriodEnd">When it renews, or ends if <paramref name="CancelsAtPeriodEnd"/>.</param>
public sealed record CurrentPlanResponse(
    PlanResponse Plan,
    SubscriptionStatus? Status,
    DateTimeOffset? CurrentPeriodStart,
    DateTimeOffset? CurrentPeriodEnd,
    bool CancelsAtPeriodEnd,
    PlanOutlook Outlook
);

public sealed class GetCurrentPlanHandler(
    CurrentPlan currentPlan,
    IReadRepository<Subscription> subscriptions,
    TimeProvider time
) : IQueryHandler<GetCurrentPlan, CurrentPlanResponse>
{
    public async Task<Result<CurrentPlanResponse>> Handle(GetCurrentPlan query, CancellationToken cancellationToken)
    {
        var holding = await currentPlan.FindAsync(time.Now(), cancellationToken);
        var lapsed = holding.Subscription is null
            ? await subscriptions.FirstOrDefaultAsync(new UnendedSubscriptions(), cancellationToken)
            : null;
        return new CurrentPlanResponse(
            PlanResponse.Of(holding.Plan),
            holding.Subscription?.Status,
            holding.Subscription?.CurrentPeriodStart,
            holding.Subscription?.CurrentPeriodEnd,
            holding.Subscription?.CancelsAtPeriodEnd ?? false,
            PlanOutlook.Of(holding, lapsed)
        );
    }
}
