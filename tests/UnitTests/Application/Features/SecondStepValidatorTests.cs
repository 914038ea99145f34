using StreamHub.Application.Features.SecondStep;
using Xunit;
using static StreamHub.UnitTests.Application.Features.Judged;

namespace StreamHub.UnitTests.Application.Features;

public class SecondStepValidatorTests
{
    private const string Recovery = "abcd-efgh-ijkl-mnop";

    [Theory]
    [InlineData("000000", true)]
    [InlineData("123456", true)]
    [InlineData("", false)]
    [InlineData("12345", false)]
    [InlineData("1234567", false)]
    [InlineData("12345a", false)]
    [InlineData("123 456", false)]
    [InlineData("１２３４５６", false)]
    public void A_code_of_the_app_is_six_digits(string code, bool taken)
    {
        if (taken)
        {
            new ConfirmTwoFactorValidator().ShouldTake(new ConfirmTwoFactor(code));
            new ReplaceRecoveryCodesValidator().ShouldTake(new ReplaceRecoveryCodes(code));
            new LogInWithSecondFactorValidator().ShouldTake(new LogInWithSecondFactor("challenge", code, null));
            return;
        }

        new ConfirmTwoFactorValidator().ShouldRefuse(new ConfirmTwoFactor(code), "Code");
        new ReplaceRecoveryCodesValidator().ShouldRefuse(new ReplaceRecoveryCodes(code), "Code");
        new LogInWithSecondFactorValidator().ShouldRefuse(new LogInWithSecondFactor("challenge", code, null), "Code");
    }

    [Fact]
    public void A_second_step_takes_either_a_code_or_a_recovery_code()
    {
        var validator = new LogInWithSecondFactorValidator();

        validator.ShouldTake(new LogInWithSecondFactor("challenge", "123456", null));
        validator.ShouldTake(new LogInWithSecondFactor("challenge", null, Recovery));
        validator.ShouldRefuse(new LogInWithSecondFactor("challenge", null, null), "RecoveryCode");
        validator.ShouldRefuse(new LogInWithSecondFactor("challenge", "123456", Recovery), "RecoveryCode");
        validator.ShouldRefuse(new LogInWithSecondFactor("challenge", null, "abcd-efgh-ijkl"), "RecoveryCode");
        validator.ShouldRefuse(new LogInWithSecondFactor("challenge", null, new string('a', 41)), "RecoveryCode");
    }

    [Fact]
    public void A_challenge_has_a_length()
    {
        var validator = new LogInWithSecondFactorValidator();

        validator.ShouldRefuse(new LogInWithSecondFactor("", "123456", null), "Challenge");
        validator.ShouldRefuse(new LogInWithSecondFactor(null!, "123456", null), "Challenge");
        validator.ShouldRefuse(new LogInWithSecondFactor(new string('a', 101), "123456", null), "Challenge");
    }

    [Fact]
    public void Switching_off_needs_the_password_and_one_second_factor()
    {
        var validator = new DisableTwoFactorValidator();

        validator.ShouldTake(new DisableTwoFactor("password", "123456", null));
        validator.ShouldTake(new DisableTwoFactor("password", null, Recovery));
        validator.ShouldRefuse(new DisableTwoFactor("", "123456", null), "CurrentPassword");
        validator.ShouldRefuse(new DisableTwoFactor("password", null, null), "RecoveryCode");
        validator.ShouldRefuse(new DisableTwoFactor("password", "123456", Recovery), "RecoveryCode");
    }

    [Fact]
    public void Enrolling_needs_the_password()
    {
        var validator = new EnrolTwoFactorValidator();

        validator.ShouldTake(new EnrolTwoFactor("password"));
        validator.ShouldRefuse(new EnrolTwoFactor(""), "CurrentPassword");
        validator.ShouldRefuse(new EnrolTwoFactor(new string('x', 257)), "CurrentPassword");
    }
}
