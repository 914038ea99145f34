using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Promotions;

/// <summary>Takes a code from those who have not bought with it yet; who has, keeps what it gives.</summary>
[RequirePermission(Permissions.PlansWrite)]
public sealed record DeactivatePromotion(string Code) : ICommand<AdminPromotion>;

public sealed class DeactivatePromotionValidator : AbstractValidator<DeactivatePromotion>
{
    public DeactivatePromotionValidator() => RuleFor(command => command.Code).Text(PromotionTerms.CodeMaxLength);
}

public sealed class DeactivatePromotionHandler(IPromotions promotions, SecurityLog log)
    : ICommandHandler<DeactivatePromotion, AdminPromotion>
{
    public async Task<Result<AdminPromotion>> Handle(DeactivatePromotion command, CancellationToken cancellationToken)
    {
        var found = await promotions.FindLastAsync(command.Code, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        if (found.Value is not { } promotion)
        {
            return BillingErrors.PromotionNotFound;
        }

        if (!promotion.IsActive)
        {
            return AdminPromotion.Of(promotion);
        }

        var deactivated = await promotions.DeactivateAsync(promotion.Id, cancellationToken);
        if (!deactivated.IsSuccess)
        {
            return deactivated.Error;
        }

        log.Record(SecurityEventKind.PromotionDeactivated, detail: promotion.Terms.Code);
        return AdminPromotion.Of(deactivated.Value);
    }
}
