using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Organizations;

/// <param name="Offered">By invitations that have not expired.</param>
public sealed record TakenPlaces(int Members, int Offered);

/// <summary>
/// How many people an organization may have, and has. To be asked after the organization was loaded: each change of its
/// members counts as one of the whole, so that what is counted here can't have changed unseen when the organization is
/// saved.
/// </summary>
public sealed class MemberPlaces(
    IOrganizationReads organizations,
    CurrentPlan currentPlan,
    IReadRepository<Plan> plans,
    ICallerContext caller,
    TimeProvider time
) : IUsageReads
{
    public PlanLimit Limit => PlanLimit.Members;

    /// <summary>What is offered is taken: whoever accepts an offer finds a place.</summary>
    public async Task<PlanAllowance> ToOfferAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        var taken = await organizations.CountPlacesAsync(organizationId, time.Now(), cancellationToken);
        return await AllowanceAsync(organizationId, taken.Members + taken.Offered, cancellationToken);
    }

    /// <summary>The offer that is accepted has its place already; but the plan may have become smaller since.</summary>
    public async Task<PlanAllowance> ToJoinAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        var taken = await organizations.CountPlacesAsync(organizationId, time.Now(), cancellationToken);
        return await AllowanceAsync(organizationId, taken.Members, cancellationToken);
    }

    public async Task<long> FindUsedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var taken = await organizations.CountPlacesAsync(caller.Member.OrganizationId, now, cancellationToken);
        return taken.Members + taken.Offered;
    }

    private async Task<PlanAllowance> AllowanceAsync(Guid organizationId, int used, CancellationToken cancellationToken)
    {
        var holding = await currentPlan.FindAsync(organizationId, time.Now(), cancellationToken);
        var all = await plans.ListAsync(new PlansByRank(), cancellationToken);
        return new PlanAllowance(Limit, used, holding.Plan.Limits.Members, Limit.LeastAllowing(all, used + 1));
    }
}
