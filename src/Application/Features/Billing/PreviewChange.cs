using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>Works out what a change of the subscription would cost, without making it.</summary>
/// <param name="Interval">As it is when absent.</param>
[RequirePermission(Permissions.BillingWrite)]
public sealed record PreviewChange(string Plan, BillingInterval? Interval) : IQuery<ChangePreview>;

/// <summary>Amounts are in minor units of the currency.</summary>
/// <param name="AmountDue">What is charged at once.</param>
/// <param name="Total">Below zero it is kept as credit for later invoices.</param>
/// <param name="ProrationDate">Send it with the change, and it costs just this.</param>
public sealed record ChangePreview(
    string Plan,
    BillingInterval Interval,
    string Currency,
    long AmountDue,
    long Total,
    DateTimeOffset ProrationDate,
    IReadOnlyList<ChangeLine> Lines
);

public sealed class PreviewChangeValidator : AbstractValidator<PreviewChange>
{
    public PreviewChangeValidator() =>
        RuleFor(query => query.Plan).NotEmpty().MaximumLength(Domain.Plans.Plan.CodeMaxLength);
}

public sealed class PreviewChangeHandler(ChangeTarget targets, ISubscriptionChanges changes)
    : IQueryHandler<PreviewChange, ChangePreview>
{
    public async Task<Result<ChangePreview>> Handle(PreviewChange query, CancellationToken cancellationToken)
    {
        var found = await targets.FindAsync(query.Plan, query.Interval, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var target = found.Value;
        var date = targets.NowWithin(target.Subscription);
        var cost = target.IsReached
            ? new ChangeCost(target.Plan.Prices.Currency, AmountDue: 0, Total: 0, Lines: [])
            : await changes.PreviewAsync(target.From(date), cancellationToken);
        return cost.IsSuccess
            ? new ChangePreview(
                target.Plan.Code,
                target.Interval,
                cost.Value.Currency,
                cost.Value.AmountDue,
                cost.Value.Total,
                date,
                cost.Value.Lines
            )
            : cost.Error;
    }
}
