using Shouldly;
using StreamHub.Domain.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Common;

public class ResultTests
{
    private static readonly Error Wrong = Error.Invalid("wrong", "It is wrong.");

    [Fact]
    public void Success_has_no_error()
    {
        Result.Success().IsSuccess.ShouldBeTrue();
        Result.Success().Error.ShouldBeNull();
        Result.Success(7).IsSuccess.ShouldBeTrue();
        Result.Success(7).Error.ShouldBeNull();
        Result.Success(7).Value.ShouldBe(7);
    }

    [Fact]
    public void An_error_becomes_a_failure_by_itself()
    {
        Result plain = Wrong;
        Result<int> withValue = Wrong;

        plain.IsSuccess.ShouldBeFalse();
        plain.Error.ShouldBe(Wrong);
        withValue.IsSuccess.ShouldBeFalse();
        withValue.Error.ShouldBe(Wrong);
    }

    [Fact]
    public void A_value_becomes_a_success_by_itself()
    {
        Result<string> result = "yes";

        result.Value.ShouldBe("yes");
    }

    [Fact]
    public void Nothing_can_be_a_value()
    {
        var result = Result.Success<string?>(null);

        result.IsSuccess.ShouldBeTrue();
        result.Value.ShouldBeNull();
    }

    [Fact]
    public void A_failure_has_no_value_to_take() =>
        Should.Throw<InvalidOperationException>(() => Result<int>.Failure(Wrong).Value).Message.ShouldContain("wrong");

    [Fact]
    public void An_error_says_its_kind_and_has_no_details_unless_given()
    {
        var kinds = new Dictionary<ErrorKind, Error>
        {
            [ErrorKind.Invalid] = Error.Invalid("c", "m"),
            [ErrorKind.Unauthenticated] = Error.Unauthenticated("c", "m"),
            [ErrorKind.Forbidden] = Error.Forbidden("c", "m"),
            [ErrorKind.NotFound] = Error.NotFound("c", "m"),
            [ErrorKind.Conflict] = Error.Conflict("c", "m"),
            [ErrorKind.VendorRejected] = Error.VendorRejected("c", "m"),
            [ErrorKind.Unavailable] = Error.Unavailable("c", "m"),
        };

        kinds.ShouldAllBe(pair => pair.Value.Kind == pair.Key);
        kinds.Values.ShouldAllBe(error => error.Code == "c" && error.Message == "m" && error.Details.Count == 0);
    }
}
