using Shouldly;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Plans;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Channels;

public class ChannelPlaceTests
{
    private readonly Organization _organization = Organization.Found(Guid.NewGuid(), "Studio", Moments.Noon);

    [Fact]
    public void One_more_counts_as_a_change_of_the_organization_so_that_of_two_one_counts_again()
    {
        var before = _organization.Version;

        _organization.AdmitChannel(Places(used: 1)).IsSuccess.ShouldBeTrue();

        _organization.Version.ShouldBe(before + 1);
    }

    [Fact]
    public void Where_all_places_are_taken_there_is_none_and_nothing_changes()
    {
        var before = _organization.Version;

        var refusal = _organization.AdmitChannel(Places(used: 2)).Error!;

        refusal.Code.ShouldBe("plan_limit_reached");
        refusal.Details["limit"].ShouldBe("channels");
        refusal.Details["requiredPlan"].ShouldBe("pro");
        _organization.Version.ShouldBe(before);
    }

    [Fact]
    public void Without_a_limit_there_is_always_one() =>
        _organization.AdmitChannel(Places(used: 1_000) with { Allowed = null }).IsSuccess.ShouldBeTrue();

    private static PlanAllowance Places(long used) => new(PlanLimit.Channels, used, 2, PlanCatalogue.Pro);
}
