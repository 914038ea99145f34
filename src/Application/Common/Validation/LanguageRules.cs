using FluentValidation;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Common.Validation;

public static class LanguageRules
{
    public static IRuleBuilderOptions<T, string> Language<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(text => LanguageTag.TryParse(text, out _))
            .WithMessage("It is no language tag of BCP 47, such as 'de' or 'pt-BR'.");
}
