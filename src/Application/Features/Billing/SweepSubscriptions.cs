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
public sealed record SweepSubscriptions : ICommand<SweptSubscriptions>, IRetryOnConflict;

/// <param name="AreMoreDue">Whether to sweep again at once.</param>
public sealed record SweptSubscriptions(int Count, bool AreMoreDue);

public sealed class SweepSubscriptionsHandler(
    IRepository<Subscription> subscriptions,
    IOutbox outbox,
    TimeProvider time
) : ICommandHandler<SweepSubscriptions, SweptSubscriptions>
{
    private const int BatchSize = 100;

    public async Task<Result<SweptSubscriptions>> Handle(
        SweepSubscriptions command,
        CancellationToken cancellationToken
    )
    {
        var now = time.Now();
        var due = await subscriptions.ListAsync(new SubscriptionsDueForCheck(now, BatchSize), cancellationToken);
        foreach (var subscription in due)
        {
            subscription.PostponeCheck(now);
            outbox.Enqueue(new RefreshSubscription(subscription.Id));
        }

        return new SweptSubscriptions(due.Count, due.Count == BatchSize);
    }
}
