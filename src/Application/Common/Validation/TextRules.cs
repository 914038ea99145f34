using FluentValidation;

namespace StreamHub.Application.Common.Validation;

public static class TextRules
{
    /// <summary>Not blank, at most so long, and made of characters that a person can see or that break lines.</summary>
    public static IRuleBuilderOptions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, int maxLength) =>
        rule.NotEmpty().OptionalText(maxLength);

    public static IRuleBuilderOptions<T, string?> OptionalText<T>(this IRuleBuilder<T, string?> rule, int maxLength) =>
        rule.MaximumLength(maxLength)
            .Must(text => text is null || !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            .WithMessage("Control characters are not allowed.");
}
