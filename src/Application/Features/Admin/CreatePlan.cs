using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Admin;

/// <summary>Adds a plan to those that there are.</summary>
[RequirePermission(Permissions.PlansWrite)]
public sealed record CreatePlan(string Code, PlanTerms Terms) : ICommand<AdminPlan>;

public sealed class CreatePlanValidator : AbstractValidator<CreatePlan>
{
    public CreatePlanValidator()
    {
        RuleFor(command => command.Code).PlanCode();
        this.JudgeTerms(command => command.Terms);
    }
}

public sealed class CreatePlanHandler(IRepository<Plan> plans, SecurityLog log) : ICommandHandler<CreatePlan, AdminPlan>
{
    public async Task<Result<AdminPlan>> Handle(CreatePlan command, CancellationToken cancellationToken)
    {
        var others = await plans.ListAsync(new AllPlans(), cancellationToken);
        var created = Plan.Create(command.Code, command.Terms, others);
        if (!created.IsSuccess)
        {
            return created.Error;
        }

        var plan = created.Value;
        plans.Add(plan);
        var (currency, month, year) = plan.Prices;
        log.Record(SecurityEventKind.PlanCreated, detail: $"{plan.Code}: {month} and {year} {currency}");
        return AdminPlan.Of(plan);
    }
}
