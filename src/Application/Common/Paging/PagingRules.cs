using FluentValidation;

namespace StreamHub.Application.Common.Paging;

public static class PagingRules
{
    public static IRuleBuilderOptions<T, int?> PageSize<T>(this IRuleBuilder<T, int?> rule) =>
        rule.InclusiveBetween(1, Page.MaxSize);

    public static IRuleBuilderOptions<T, string?> CursorText<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || Cursor.TryParse(text, out _))
            .WithMessage("Not a cursor of this API. Send the nextCursor of the page before, unchanged.");

    public static IRuleBuilderOptions<T, string?> BoundCursorText<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || BoundCursor.IsCursor(text))
            .WithMessage("Not a cursor of this API. Send the nextCursor of the page before, unchanged.");

    /// <param name="prefix">What the vendor's ids of that kind begin with.</param>
    public static IRuleBuilderOptions<T, string?> VendorCursorText<T>(
        this IRuleBuilder<T, string?> rule,
        string prefix
    ) =>
        rule.Must(text => text is null || VendorCursor.IsCursor(text, prefix))
            .WithMessage("Not a cursor of this API. Send the nextCursor of the page before, unchanged.");
}
