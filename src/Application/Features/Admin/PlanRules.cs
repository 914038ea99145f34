using System.Text.RegularExpressions;
using FluentValidation;
using StreamHub.Application.Common.Validation;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Admin;

/// <summary>What can be said of a member alone; how members and plans go together is the domain's to judge.</summary>
internal static partial class PlanRules
{
    private const int MaxRank = 1_000;

    public static IRuleBuilderOptions<T, string> PlanCode<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty()
            .MaximumLength(Plan.CodeMaxLength)
            .Must(code => code is null || Code.IsMatch(code))
            .WithMessage("A code has lower-case letters, digits and hyphens, and begins with a letter.");

    public static void JudgeTerms<T>(this AbstractValidator<T> validator, Func<T, PlanTerms> termsOf)
    {
        validator.RuleFor(request => termsOf(request).Limits).NotNull().OverridePropertyName("Limits");
        validator.RuleFor(request => termsOf(request).Name).Text(Plan.NameMaxLength).OverridePropertyName("Name");
        validator.RuleFor(request => termsOf(request).Rank).InclusiveBetween(0, MaxRank).OverridePropertyName("Rank");
        validator
            .RuleFor(request => termsOf(request).Prices.Currency)
            .Must(Currencies.IsKnown)
            .WithMessage("Plans can't be sold in this. Give an ISO 4217 code in lower case, such as 'usd'.")
            .OverridePropertyName("Currency");
        validator
            .RuleFor(request => termsOf(request).Prices.MonthlyAmount)
            .InclusiveBetween(0, PlanPrices.MaxAmount)
            .OverridePropertyName("MonthlyAmount");
        validator
            .RuleFor(request => termsOf(request).Prices.YearlyAmount)
            .InclusiveBetween(0, PlanPrices.MaxAmount)
            .OverridePropertyName("YearlyAmount");
    }

    // It is part of ids at the payment vendor.
    [GeneratedRegex(@"^[a-z][a-z0-9-]*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Code { get; }
}
