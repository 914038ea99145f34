using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Admin;

/// <summary>All plans, those that are not on sale too.</summary>
[RequirePermission(Permissions.PlansRead)]
[NoValidation("It has no members.")]
public sealed record ListAllPlans : IQuery<AdminPlanList>;

public sealed class ListAllPlansHandler(IReadRepository<Plan> plans) : IQueryHandler<ListAllPlans, AdminPlanList>
{
    public async Task<Result<AdminPlanList>> Handle(ListAllPlans query, CancellationToken cancellationToken)
    {
        var all = await plans.ListAsync(new PlansByRank(), cancellationToken);
        return new AdminPlanList([.. all.Select(AdminPlan.Of)]);
    }
}
