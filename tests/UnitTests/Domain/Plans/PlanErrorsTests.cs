using Shouldly;
using StreamHub.Domain.Plans;
using Xunit;

namespace StreamHub.UnitTests.Domain.Plans;

public class PlanErrorsTests
{
    [Fact]
    public void A_limit_that_is_reached_says_which_and_what_would_help()
    {
        var error = PlanErrors.LimitReached("storageBytes", used: 9, allowed: 10, remedy: "pro");

        error.Code.ShouldBe("plan_limit_reached");
        error.Details["limit"].ShouldBe("storageBytes");
        error.Details["used"].ShouldBe(9L);
        error.Details["allowed"].ShouldBe(10L);
        error.Details["requiredPlan"].ShouldBe("pro");
    }
}
