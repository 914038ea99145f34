using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>
/// Makes the subscription one for another plan or interval, and charges or credits the difference at once. A smaller plan
/// than what is used takes nothing away, and refuses what is new. A change to what is so already changes nothing.
/// </summary>
/// <param name="Interval">As it is when absent.</param>
/// <param name="ProrationDate">As a preview of the last hour named it: the change costs what was shown then.</param>
[RequirePermission(Permissions.BillingWrite)]
public sealed record ChangeSubscription(string Plan, BillingInterval? Interval, DateTimeOffset? ProrationDate)
    : ICommand<SubscriptionResponse>;

public sealed class ChangeSubscriptionValidator : AbstractValidator<ChangeSubscription>
{
    public ChangeSubscriptionValidator() =>
        RuleFor(command => command.Plan).NotEmpty().MaximumLength(Domain.Plans.Plan.CodeMaxLength);
}

public sealed class ChangeSubscriptionHandler(
    ChangeTarget targets,
    SubscriptionInHand subscriptions,
    ISubscriptionChanges changes
) : ICommandHandler<ChangeSubscription, SubscriptionResponse>
{
    public async Task<Result<SubscriptionResponse>> Handle(
        ChangeSubscription command,
        CancellationToken cancellationToken
    )
    {
        var found = await targets.FindAsync(command.Plan, command.Interval, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var subscription = found.Value.Subscription;
        if (found.Value.IsReached)
        {
            return SubscriptionResponse.Of(subscription);
        }

        if (command.ProrationDate is { } date && targets.FindRefusal(date, subscription) is { } refusal)
        {
            return refusal;
        }

        var changed = await changes.ChangeAsync(found.Value.From(command.ProrationDate), cancellationToken);
        if (changed.IsSuccess)
        {
            return await subscriptions.RefreshAsync(subscription.ExternalId, cancellationToken);
        }

        if (changed.Error.Code == BillingErrors.PaymentActionRequiredCode)
        {
            // It stands although the answer is a refusal, so what became of the subscription must too.
            await subscriptions.RefreshAsync(subscription.ExternalId, cancellationToken);
        }

        return changed.Error;
    }
}
