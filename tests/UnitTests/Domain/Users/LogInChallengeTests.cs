using Shouldly;
using StreamHub.Domain.Users;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Users;

public class LogInChallengeTests
{
    private static readonly DateTimeOffset Now = Moments.Noon;

    private readonly User _user = WithTwoFactor();
    private readonly LogInChallenge _challenge;

    public LogInChallengeTests() => _challenge = LogInChallenge.Issue(_user, "hash", Now);

    [Fact]
    public void It_is_good_for_five_minutes()
    {
        Try(Now + LogInChallenge.Lifetime - Moments.Tick).ShouldBeTrue();
        Try(Now + LogInChallenge.Lifetime).ShouldBeFalse();
    }

    [Fact]
    public void It_is_good_for_five_tries()
    {
        for (var i = 0; i < LogInChallenge.MaxTries; i++)
        {
            Try(Now).ShouldBeTrue();
        }

        Try(Now).ShouldBeFalse();
    }

    [Fact]
    public void It_is_good_for_one_log_in()
    {
        _challenge.Use(Now);

        Try(Now).ShouldBeFalse();
    }

    [Fact]
    public void It_is_good_for_its_user_only() =>
        _challenge.Try(WithTwoFactor(), Now).Error.ShouldBe(TwoFactorErrors.ChallengeInvalid);

    [Fact]
    public void It_ends_with_the_password_that_opened_it()
    {
        _user.ChangePassword("other");

        Try(Now).ShouldBeFalse();
    }

    private static User WithTwoFactor()
    {
        var user = People.Ann();
        var hashes = Enumerable.Range(0, TwoFactor.RecoveryCodeCount).Select(i => $"{i}").ToList();
        TwoFactor.Enrol(user, "sealed").Value.TurnOn(user, hashes, Now);
        return user;
    }

    private bool Try(DateTimeOffset now) => _challenge.Try(_user, now).IsSuccess;
}
