using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>Asks the payment vendor about a subscription of which it said nothing although something should have happened.</summary>
[SystemOnly]
[MessageName("billing.refresh-subscription", MessageLanes.Webhooks)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record RefreshSubscription(Guid SubscriptionId) : IMessage, IRetryOnConflict;

public sealed class RefreshSubscriptionHandler(IRepository<Subscription> subscriptions, SubscriptionRefresh refresh)
    : ICommandHandler<RefreshSubscription>
{
    public async Task<Result> Handle(RefreshSubscription command, CancellationToken cancellationToken)
    {
        var subscription = await subscriptions.GetAsync(command.SubscriptionId, cancellationToken);
        if (subscription is not { CheckDueAt: not null })
        {
            return Result.Success();
        }

        var refreshed = await refresh.RunAsync(subscription.ExternalId, cancellationToken);
        return refreshed.IsSuccess ? Result.Success() : refreshed.Error;
    }
}
