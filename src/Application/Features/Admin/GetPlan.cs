using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Admin;

[RequirePermission(Permissions.PlansRead)]
public sealed record GetPlan(string Code) : IQuery<AdminPlan>;

public sealed class GetPlanValidator : AbstractValidator<GetPlan>
{
    public GetPlanValidator() => RuleFor(query => query.Code).PlanCode();
}

public sealed class GetPlanHandler(IReadRepository<Plan> plans) : IQueryHandler<GetPlan, AdminPlan>
{
    public async Task<Result<AdminPlan>> Handle(GetPlan query, CancellationToken cancellationToken)
    {
        var plan = await plans.FirstOrDefaultAsync(new PlanByCode(query.Code), cancellationToken);
        return plan is null ? PlanErrors.NotFound : AdminPlan.Of(plan);
    }
}
