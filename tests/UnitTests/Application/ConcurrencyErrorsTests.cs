using Shouldly;
using StreamHub.Application.Common;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;
using Xunit;

namespace StreamHub.UnitTests.Application;

public class ConcurrencyErrorsTests
{
    [Fact]
    public void A_constraint_with_a_meaning_has_its_own_error() =>
        ConcurrencyErrors.ForConstraint("ux_users_normalized_email").ShouldBe(UserErrors.EmailTaken);

    [Theory]
    [InlineData("ix_videos_vendor_vendor_uid")]
    [InlineData("")]
    [InlineData(null)]
    public void Any_other_is_a_duplicate(string? constraint)
    {
        var error = ConcurrencyErrors.ForConstraint(constraint);

        error.Code.ShouldBe("duplicate");
        error.Kind.ShouldBe(ErrorKind.Conflict);
    }

    [Fact]
    public void A_lost_update_is_a_conflict() => ConcurrencyErrors.ChangedMeanwhile.Kind.ShouldBe(ErrorKind.Conflict);
}
