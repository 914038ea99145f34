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
        rule.NotEmpty().MinimumLength(User.PasswordMinLength).MaximumLength(User.PasswordMaxLength);
}
