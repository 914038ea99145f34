using FluentValidation;

namespace StreamHub.Application.Features.Channels;

internal static class ConnectionRules
{
    private const int StateMaxLength = 100;
    private const int AnswerMaxLength = 2_000;

    public static IRuleBuilderOptions<T, string> ConnectionState<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().MaximumLength(StateMaxLength);

    public static IRuleBuilderOptions<T, string?> PlatformAnswer<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(AnswerMaxLength);
}
