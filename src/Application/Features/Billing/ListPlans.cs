using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Billing;

[OpenToAll("It is the price list.")]
[NoValidation("It has no members.")]
public sealed record ListPlans : IQuery<PlanList>;

/// <param name="Items">From the smallest plan to the largest.</param>
public sealed record PlanList(IReadOnlyList<PlanResponse> Items);

public sealed class ListPlansHandler(IReadRepository<Plan> plans) : IQueryHandler<ListPlans, PlanList>
{
    public async Task<Result<PlanList>> Handle(ListPlans query, CancellationToken cancellationToken)
    {
        var catalogue = await plans.ListAsync(new PlansOnSale(), cancellationToken);
        return new PlanList([.. catalogue.Select(PlanResponse.Of)]);
    }
}
