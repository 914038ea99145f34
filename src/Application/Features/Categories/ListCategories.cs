using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;

namespace StreamHub.Application.Features.Categories;

/// <summary>All of the organization's, by name; each names its parent.</summary>
[RequirePermission(Permissions.VideosRead)]
[NoValidation("It has no members.")]
public sealed record ListCategories : IQuery<CategoriesResponse>;

public sealed record CategoriesResponse(IReadOnlyList<CategoryResponse> Items);

public sealed class ListCategoriesHandler(IReadRepository<Category> categories)
    : IQueryHandler<ListCategories, CategoriesResponse>
{
    public async Task<Result<CategoriesResponse>> Handle(ListCategories query, CancellationToken cancellationToken) =>
        new CategoriesResponse(await categories.ListAsync(new CategoriesByName(), cancellationToken));
}
