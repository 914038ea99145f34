using Shouldly;
using StreamHub.Domain.Users;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Users;

public class EmailConfirmationTests
{
    private readonly EmailConfirmation _confirmation = EmailConfirmation.Issue(Guid.NewGuid(), "hash", Moments.Noon);

    [Fact]
    public void It_is_good_until_the_moment_it_expires()
    {
        var last = Moments.Noon + EmailConfirmation.Lifetime - Moments.Tick;

        _confirmation.Use(last).IsSuccess.ShouldBeTrue();

        _confirmation.UsedAt.ShouldBe(last);
    }

    [Fact]
    public void It_is_refused_once_it_has_expired()
    {
        _confirmation
            .Use(Moments.Noon + EmailConfirmation.Lifetime)
            .Error.ShouldBe(UserErrors.ConfirmationTokenInvalid);

        _confirmation.UsedAt.ShouldBeNull();
    }

    [Fact]
    public void It_works_once()
    {
        _confirmation.Use(Moments.Noon);

        _confirmation.Use(Moments.Noon.AddMinutes(1)).Error.ShouldBe(UserErrors.ConfirmationTokenInvalid);

        _confirmation.UsedAt.ShouldBe(Moments.Noon);
    }
}
