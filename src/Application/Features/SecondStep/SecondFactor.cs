using FluentValidation;
using StreamHub.Application.Common.Validation;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.SecondStep;

/// <summary>What proves a second time who it is: a code of the app, or in its stead a recovery code.</summary>
public interface ISecondFactor
{
    string? Code { get; }

    string? RecoveryCode { get; }
}

internal static class SecondFactorRules
{
    private const int RecoveryCodeMinLength = 16;
    private const int RecoveryCodeMaxLength = 40;

    // Codes that can't be any are refused here, and cost no try.
    public static IRuleBuilderOptions<T, string?> TotpCode<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(code => code is null || (code.Length == Totp.Digits && code.All(char.IsAsciiDigit)))
            .WithMessage($"A code of the app has {Totp.Digits} digits.");

    public static void OneSecondFactor<T>(this AbstractValidator<T> validator)
        where T : ISecondFactor
    {
        validator.RuleFor(command => command.Code).TotpCode();
        validator
            .RuleFor(command => command.RecoveryCode)
            .Must(code => code is null or { Length: >= RecoveryCodeMinLength and <= RecoveryCodeMaxLength })
            .WithMessage("A recovery code has 16 letters and digits.")
            .Must((command, code) => code is null != command.Code is null)
            .WithMessage("Send either a code of the app or a recovery code.");
    }

    /// <summary>To who is logged in, whose log-in a wrong code says nothing of.</summary>
    public static Error InAnswerTo(this Error error, ISecondFactor presented) =>
        error == TwoFactorErrors.CodeInvalid
            ? TwoFactorErrors.CodeWrong.Blaming(presented.Code is null ? "recoveryCode" : "code")
            : error;
}
