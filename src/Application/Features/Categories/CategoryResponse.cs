using StreamHub.Domain.Library;

namespace StreamHub.Application.Features.Categories;

/// <param name="ParentId">The category that it is within; <c>null</c> on the upper level.</param>
public sealed record CategoryResponse(Guid Id, string Name, Guid? ParentId)
{
    public static CategoryResponse Of(Category category) => new(category.Id, category.Name, category.ParentId);
}
