using System.Text;
using Shouldly;
using StreamHub.Domain.Users;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Users;

public class TwoFactorTests
{
    private static readonly DateTimeOffset Now = Moments.Noon;
    private static readonly TotpSecret Secret = new(Encoding.ASCII.GetBytes("12345678901234567890"));

    private readonly User _user = People.Ann();
    private readonly TwoFactor _twoFactor;

    public TwoFactorTests() => _twoFactor = TwoFactor.Enrol(_user, "sealed").Value;

    [Fact]
    public void Enrolling_changes_nothing_for_log_ins()
    {
        _user.HasTwoFactor.ShouldBeFalse();
        _twoFactor.Id.ShouldBe(_user.Id);
        _twoFactor.RecoveryCodeHashes.ShouldBeEmpty();
    }

    [Fact]
    public void Turned_on_it_can_not_be_enrolled_again_until_it_is_off()
    {
        TurnOn();

        _user.TwoFactorEnabledAt.ShouldBe(Now);
        TwoFactor.Enrol(_user, "other").Error.ShouldBe(TwoFactorErrors.AlreadyOn);
        _twoFactor.EnrolAgain(_user, "other").Error.ShouldBe(TwoFactorErrors.AlreadyOn);
        _twoFactor.SealedSecret.ShouldBe("sealed");
        _twoFactor.TurnOff(_user);
        _user.HasTwoFactor.ShouldBeFalse();
        _twoFactor.RecoveryCodeHashes.ShouldBeEmpty();
        TwoFactor.Enrol(_user, "other").IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public void Enrolled_again_before_that_the_newer_secret_counts()
    {
        _twoFactor.UseCode(Secret, CodeAt(Now), Now);

        _twoFactor.EnrolAgain(_user, "other").IsSuccess.ShouldBeTrue();

        _twoFactor.SealedSecret.ShouldBe("other");
        _twoFactor.LastStep.ShouldBeNull();
    }

    [Fact]
    public void A_code_works_once_and_then_only_later_ones()
    {
        Use(CodeAt(Now), Now).ShouldBeTrue();
        Use(CodeAt(Now), Now).ShouldBeFalse();
        Use(CodeAt(Now.AddSeconds(-30)), Now).ShouldBeFalse();
        Use(CodeAt(Now.AddSeconds(30)), Now).ShouldBeTrue();
        Use(CodeAt(Now.AddSeconds(30)), Now.AddSeconds(30)).ShouldBeFalse();
    }

    [Fact]
    public void A_wrong_code_uses_nothing_up()
    {
        Use("000000", Now).ShouldBeFalse();

        _twoFactor.LastStep.ShouldBeNull();
        Use(CodeAt(Now), Now).ShouldBeTrue();
    }

    [Fact]
    public void Each_recovery_code_works_once()
    {
        TurnOn();

        _twoFactor.UseRecoveryCode("hash 3").IsSuccess.ShouldBeTrue();
        _twoFactor.UseRecoveryCode("hash 3").Error.ShouldBe(TwoFactorErrors.CodeInvalid);
        _twoFactor.UseRecoveryCode("hash 10").Error.ShouldBe(TwoFactorErrors.CodeInvalid);

        _twoFactor.RecoveryCodeHashes.Count.ShouldBe(9);
        _twoFactor.UseRecoveryCode("hash 4").IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public void New_recovery_codes_void_the_old_ones()
    {
        TurnOn();

        _twoFactor.ReplaceRecoveryCodes(Hashes("new"));

        _twoFactor.UseRecoveryCode("hash 3").IsSuccess.ShouldBeFalse();
        _twoFactor.UseRecoveryCode("new 3").IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public void There_are_ten_recovery_codes_never_more_or_less() =>
        Should.Throw<ArgumentException>(() => _twoFactor.ReplaceRecoveryCodes(["one"]));

    private static string[] Hashes(string name) => [.. Enumerable.Range(0, 10).Select(i => $"{name} {i}")];

    private static string CodeAt(DateTimeOffset time) => Totp.CodeAt(Secret, Totp.StepAt(time));

    private bool Use(string code, DateTimeOffset now) => _twoFactor.UseCode(Secret, code, now).IsSuccess;

    private void TurnOn() => _twoFactor.TurnOn(_user, Hashes("hash"), Now);
}
