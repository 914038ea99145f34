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

/// <param name="Allowed">What the plan allows; <c>null</c> is without limit. <paramref name="Used"/> is above it after a change to
/// a smaller plan: nothing is taken away then, and nothing more is given.</param>
/// <param name="ResetsAt">When the count of a month begins anew; <c>null</c> for what is not counted by the month.</param>
public sealed record LimitUsage(string Limit, long Used, long? Allowed, DateTimeOffset? ResetsAt);

/// <param name="Status">The subscription's state; <c>null</c> on the free plan.</param>
/// <param name="CurrentPeriodEnd">When it renews, or ends if <paramref name="CancelsAtPeriodEnd"/>.</param>
/// <param name="PaymentMethod">What the subscription's next payment is taken from; <c>null</c> when the payment vendor has
/// nothing on file for it, and without a subscription.</param>
/// <param name="Usage">Of each limit that something is counted against.</param>
public sealed record CurrentPlanResponse(
    PlanResponse Plan,
    SubscriptionStatus? Status,
    DateTimeOffset? CurrentPeriodStart,
    DateTimeOffset? CurrentPeriodEnd,
    bool CancelsAtPeriodEnd,
    PlanOutlook Outlook,
    PaymentMethodResponse? PaymentMethod,
    IReadOnlyList<LimitUsage> Usage
);

/// <param name="Type">The payment vendor's word for its kind, such as <c>card</c>.</param>
/// <param name="Brand">Of a card, as the last four digits and the expiry; <c>null</c> for other kinds.</param>
public sealed record PaymentMethodResponse(
    string Type,
    string? Brand,
    string? LastFour,
    int? ExpiryMonth,
    int? ExpiryYear
)
{
    public static PaymentMethodResponse? Of(PaymentMethod? method) =>
        method is null
            ? null
            : new PaymentMethodResponse(
                method.Type,
                method.Brand,
                method.LastFour,
                method.ExpiryMonth,
                method.ExpiryYear
            );
}

public sealed class GetCurrentPlanHandler(
    CurrentPlan currentPlan,
    CurrentUsage usage,
    IReadRepository<Subscription> subscriptions,
    TimeProvider time
) : IQueryHandler<GetCurrentPlan, CurrentPlanResponse>
{
    public async Task<Result<CurrentPlanResponse>> Handle(GetCurrentPlan query, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var holding = await currentPlan.FindAsync(now, cancellationToken);
        var lapsed = holding.Subscription is null
            ? await subscriptions.FirstOrDefaultAsync(new UnendedSubscriptions(), cancellationToken)
            : null;
        return new CurrentPlanResponse(
            PlanResponse.Of(holding.Plan),
            holding.Subscription?.Status,
            holding.Subscription?.CurrentPeriodStart,
            holding.Subscription?.CurrentPeriodEnd,
            holding.Subscription?.CancelsAtPeriodEnd ?? false,
            PlanOutlook.Of(holding, lapsed),
            PaymentMethodResponse.Of((holding.Subscription ?? lapsed)?.PaymentMethod),
            await usage.ListAsync(holding.Plan, now, cancellationToken)
        );
    }
}
