using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>
/// Queues a look at subscriptions whose moment has come: the end of a trial, of a period or of a grace period, of which
/// the vendor may have told or not.
/// </summary>
[SystemOnly]
[NoValidation("It has no members.")]
public sealed record SweepSubscriptions : ICommand<Swept>, IRetryOnConflict;

public sealed class SweepSubscriptionsHandler(
    IRepository<Subscription> subscriptions,
    IOutbox outbox,
    TimeProvider time
) : ICommandHandler<SweepSubscriptions, Swept>
{
    private const int BatchSize = 100;

    public async Task<Result<Swept>> Handle(SweepSubscriptions command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var due = await subscriptions.ListAsync(new SubscriptionsDueForCheck(now, BatchSize), cancellationToken);
        foreach (var subscription in due)
        {
            subscription.PostponeCheck(now);
            outbox.Enqueue(new RefreshSubscription(subscription.Id));
        }

        return new Swept(due.Count, due.Count == BatchSize);
    }
}
