using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Promotions;

/// <summary>The promotion codes, newest first, as the payment vendor has them.</summary>
[RequirePermission(Permissions.PlansRead)]
public sealed record ListPromotions(bool? Active, int? Limit, string? Cursor) : IQuery<Page<AdminPromotion>>
{
    internal const string IdPrefix = "promo_";
}

public sealed class ListPromotionsValidator : AbstractValidator<ListPromotions>
{
    public ListPromotionsValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).VendorCursorText(ListPromotions.IdPrefix);
    }
}

public sealed class ListPromotionsHandler(IPromotions promotions) : IQueryHandler<ListPromotions, Page<AdminPromotion>>
{
    public async Task<Result<Page<AdminPromotion>>> Handle(ListPromotions query, CancellationToken cancellationToken)
    {
        var after = VendorCursor.Parse(query.Cursor, ListPromotions.IdPrefix);
        var filter = new PromotionFilter(query.Active, query.Limit ?? Page.DefaultSize, after);
        var page = await promotions.ListAsync(filter, cancellationToken);
        return page.IsSuccess
            ? new Page<AdminPromotion>(
                [.. page.Value.Items.Select(AdminPromotion.Of)],
                VendorCursor.ToText(page.Value.Next)
            )
            : page.Error;
    }
}
