using FluentValidation;

namespace StreamHub.Application.Features.Organizations;

internal static class InvitationRules
{
    private const int TokenMaxLength = 100;

    public static IRuleBuilderOptions<T, string> InvitationToken<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().MaximumLength(TokenMaxLength);
}
