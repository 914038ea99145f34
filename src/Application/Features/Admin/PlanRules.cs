using System.Text.RegularExpressions;
using FluentValidation;
using StreamHub.Application.Common.Validation;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Admin;

/// <summary>The form of what staff says of a plan; what the numbers may be is the domain's to judge.</summary>
internal static partial class PlanRules
{
    public static IRuleBuilderOptions<T, string> PlanCode<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty()
            .MaximumLength(Plan.CodeMaxLength)
            .Must(code => code is null || Code.IsMatch(code))
            .WithMessage("A code has lower-case letters, digits and hyphens, and begins with a letter.");

    public static IRuleBuilderOptions<T, string?> PlanName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Text(Plan.NameMaxLength).OverridePropertyName("name");

    // It is part of ids at the payment vendor.
    [GeneratedRegex(@"^[a-z][a-z0-9-]*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Code { get; }
}
