using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>Ends the subscription with its period, or at once; what was paid is not given back.</summary>
[RequirePermission(Permissions.BillingWrite)]
[NoValidation("Both values are allowed.")]
public sealed record CancelSubscription(bool AtPeriodEnd) : ICommand<SubscriptionResponse>;

public sealed class CancelSubscriptionHandler(SubscriptionInHand subscriptions, ISubscriptionChanges changes)
    : ICommandHandler<CancelSubscription, SubscriptionResponse>
{
    public async Task<Result<SubscriptionResponse>> Handle(
        CancelSubscription command,
        CancellationToken cancellationToken
    )
    {
        var found = await subscriptions.FindAsync(cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var id = found.Value.ExternalId;
        var cancelled = command.AtPeriodEnd
            ? await changes.CancelAtPeriodEndAsync(id, cancellationToken)
            : await changes.CancelNowAsync(id, cancellationToken);
        return cancelled.IsSuccess ? await subscriptions.RefreshAsync(id, cancellationToken) : cancelled.Error;
    }
}
