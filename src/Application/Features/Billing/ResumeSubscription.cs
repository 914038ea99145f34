using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>
/// Takes back that the subscription is to end, or begins a new, paid period of a paused one. One that just runs is left
/// as it is.
/// </summary>
[RequirePermission(Permissions.BillingWrite)]
[NoValidation("It has no members.")]
public sealed record ResumeSubscription : ICommand<SubscriptionResponse>;

public sealed class ResumeSubscriptionHandler(SubscriptionInHand subscriptions, ISubscriptionChanges changes)
    : ICommandHandler<ResumeSubscription, SubscriptionResponse>
{
    public async Task<Result<SubscriptionResponse>> Handle(
        ResumeSubscription command,
        CancellationToken cancellationToken
    )
    {
        var found = await subscriptions.FindAsync(cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var id = found.Value.ExternalId;
        var resumed =
            found.Value.Status == SubscriptionStatus.Paused
                ? await changes.UnpauseAsync(id, cancellationToken)
                : await changes.KeepAsync(id, cancellationToken);
        return resumed.IsSuccess ? await subscriptions.RefreshAsync(id, cancellationToken) : resumed.Error;
    }
}
