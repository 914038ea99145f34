using FluentValidation;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

internal static class CredentialRules
{
    public static IRuleBuilderOptions<T, string> EmailAddressText<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty()
            .MaximumLength(EmailAddress.MaxLength)
            .Must(text => EmailAddress.Parse(text).IsSuccess)
            .WithMessage(UserErrors.EmailInvalid.Message);

    /// <summary>Length decides, not composition; no character is forbidden.</summary>
    public static IRuleBuilderOptions<T, string> NewPassword<T>(this IRuleBuilder<T, string> rule) =>
        rule.PresentedPassword()
            .Must(password => password is null || LengthOf(password) >= User.PasswordMinLength)
            .WithMessage($"A password has at least {User.PasswordMinLength} characters.");

    public static IRuleBuilderOptions<T, string> PresentedPassword<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty()
            .Must(password => password is null || LengthOf(password) <= User.PasswordMaxLength)
            .WithMessage($"A password has at most {User.PasswordMaxLength} characters.");

    public static IRuleBuilderOptions<T, string> MailedToken<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().MaximumLength(100);

    // Code points, as NIST SP 800-63B counts: a letter outside the basic plane is one character, not two.
    private static int LengthOf(string password) => password.EnumerateRunes().Count();
}
