using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Admin;

/// <summary>
/// Changes a plan. Limits count from the next request on, for who has the plan too; prices for whoever buys it afterwards.
/// </summary>
/// <param name="Version">As it was read: who decided over an older list decides again.</param>
[RequirePermission(Permissions.PlansWrite)]
public sealed record EditPlan(string Code, long Version, PlanTerms Terms) : ICommand<AdminPlan>;

public sealed class EditPlanValidator : AbstractValidator<EditPlan>
{
    public EditPlanValidator()
    {
        RuleFor(command => command.Code).PlanCode();
        RuleFor(command => command.Version).GreaterThanOrEqualTo(0);
        this.JudgeTerms(command => command.Terms);
    }
}

public sealed class EditPlanHandler(IRepository<Plan> plans, SecurityLog log) : ICommandHandler<EditPlan, AdminPlan>
{
    public async Task<Result<AdminPlan>> Handle(EditPlan command, CancellationToken cancellationToken)
    {
        var all = await plans.ListAsync(new AllPlans(), cancellationToken);
        var plan = all.Find(one => one.Code == command.Code);
        if (plan is null)
        {
            return PlanErrors.NotFound;
        }

        if (plan.Version != command.Version)
        {
            return ConcurrencyErrors.ChangedMeanwhile;
        }

        var before = AdminPlan.Of(plan);
        var edit = plan.Edit(command.Terms, [.. all.Where(other => other != plan)]);
        if (!edit.IsSuccess)
        {
            return edit.Error;
        }

        var after = AdminPlan.Of(plan);
        log.Record(SecurityEventKind.PlanChanged, detail: $"{plan.Code}: {string.Join(", ", Changes(before, after))}");
        return after;
    }

    private static IEnumerable<string> Changes(AdminPlan before, AdminPlan after) =>
        Members(before).Zip(Members(after)).Where(pair => !Equals(pair.First.Value, pair.Second.Value)).Select(Change);

    private static string Change(((string Name, object? Value) First, (string Name, object? Value) Second) pair) =>
        $"{pair.First.Name} {pair.First.Value ?? "unlimited"} to {pair.Second.Value ?? "unlimited"}";

    private static IEnumerable<(string Name, object? Value)> Members(AdminPlan plan) =>
        [
            ("monthlyAmount", plan.MonthlyAmount),
            ("yearlyAmount", plan.YearlyAmount),
            ("currency", plan.Currency),
            ("onSale", plan.OnSale),
            ("rank", plan.Rank),
            ("name", plan.Name),
            .. PlanLimit.All.Select(limit => (limit.Name, (object?)limit.Of(plan.Limits))),
            ("premiumPlayback", plan.Limits.PremiumPlayback),
            ("requestsPerMinute", plan.Limits.RequestsPerMinute),
        ];
}
