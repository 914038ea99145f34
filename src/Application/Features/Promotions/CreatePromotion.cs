using System.Text.RegularExpressions;
using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Promotions;

/// <summary>Makes a code that customers buy with for less.</summary>
[RequirePermission(Permissions.PlansWrite)]
public sealed record CreatePromotion(PromotionTerms Terms) : ICommand<AdminPromotion>, IRetryOnConflict;

public sealed partial class CreatePromotionValidator : AbstractValidator<CreatePromotion>
{
    private const int MaxMonths = 36;
    private const int MaxRedemptions = 1_000_000;

    // The payment vendor takes no later ones.
    private const int LongestYears = 5;

    public CreatePromotionValidator(TimeProvider time)
    {
        RuleFor(command => command.Terms.Code)
            .NotEmpty()
            .MaximumLength(PromotionTerms.CodeMaxLength)
            .Must(code => code is null || CodeFormat.IsMatch(code))
            .WithMessage("A code has letters, digits and hyphens.")
            .OverridePropertyName("Code");
        RuleFor(command => command.Terms.PercentOff).InclusiveBetween(1, 100).OverridePropertyName("PercentOff");
        RuleFor(command => command.Terms.PercentOff)
            .Must((command, percent) => percent is null != command.Terms.AmountOff is null)
            .WithMessage("Give either a percentage or an amount.")
            .OverridePropertyName("PercentOff");
        RuleFor(command => command.Terms.AmountOff)
            .InclusiveBetween(1, PlanPrices.MaxAmount)
            .OverridePropertyName("AmountOff");
        RuleFor(command => command.Terms.Currency)
            .Must((command, currency) => currency is null == command.Terms.AmountOff is null)
            .WithMessage("An amount has a currency, and a percentage has none.")
            .Must(currency => currency is null || Currencies.IsKnown(currency))
            .WithMessage("Plans can't be sold in this. Give an ISO 4217 code in lower case, such as 'usd'.")
            .OverridePropertyName("Currency");
        RuleFor(command => command.Terms.Months)
            .Must((command, months) => months is null == (command.Terms.Duration != PromotionDuration.Repeating))
            .WithMessage("A repeating promotion has months, and no other has.")
            .InclusiveBetween(1, MaxMonths)
            .OverridePropertyName("Months");
        RuleFor(command => command.Terms.MaxRedemptions)
            .InclusiveBetween(1, MaxRedemptions)
            .OverridePropertyName("MaxRedemptions");
        RuleFor(command => command.Terms.ExpiresAt)
            .Must(end => end is null || (end > time.Now() && end < time.Now().AddYears(LongestYears)))
            .WithMessage($"It ends in the future, within {LongestYears} years.")
            .OverridePropertyName("ExpiresAt");
    }

    [GeneratedRegex(@"^[A-Za-z0-9-]+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex CodeFormat { get; }
}

public sealed class CreatePromotionHandler(IPromotions promotions, SecurityLog log)
    : ICommandHandler<CreatePromotion, AdminPromotion>
{
    public async Task<Result<AdminPromotion>> Handle(CreatePromotion command, CancellationToken cancellationToken)
    {
        var terms = command.Terms;
        var taken = await promotions.FindActiveAsync(terms.Code, cancellationToken);
        if (!taken.IsSuccess)
        {
            return taken.Error;
        }

        if (taken.Value is not null)
        {
            return BillingErrors.PromotionCodeTaken;
        }

        var created = await promotions.CreateAsync(terms, cancellationToken);
        if (!created.IsSuccess)
        {
            return created.Error;
        }

        log.Record(
            SecurityEventKind.PromotionCreated,
            detail: $"{terms.Code}: {Discount(terms)} off, {terms.Duration}"
        );
        return AdminPromotion.Of(created.Value);
    }

    private static string Discount(PromotionTerms terms) =>
        terms.PercentOff is { } percent ? $"{percent} %" : $"{terms.AmountOff} {terms.Currency}";
}
