using StreamHub.Domain.Plans;

namespace StreamHub.UnitTests.Common;

/// <summary>What plans allow of members, for tests of organizations.</summary>
internal static class Room
{
    public static readonly PlanAllowance Unbounded = new(PlanLimit.Members, Used: 1, Allowed: null, Remedy: null);

    public static PlanAllowance Of(int allowed, int used) => new(PlanLimit.Members, used, allowed, PlanCatalogue.Pro);
}
