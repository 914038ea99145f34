using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Library;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Categories;

internal sealed class CategoryById : Specification<Category>
{
    public CategoryById(Guid id) => Query.Where(category => category.Id == id);
}

internal sealed class CategoriesByName : Specification<Category, CategoryResponse>
{
    public CategoriesByName()
    {
        Query.OrderBy(category => category.NormalizedName).OrderBy(category => category.Id);
        Select(category => new CategoryResponse(category.Id, category.Name, category.ParentId));
    }
}

internal sealed class CategoriesWithin : Specification<Category>
{
    public CategoriesWithin(Guid parentId) => Query.Where(category => category.ParentId == parentId);
}

internal sealed class VideosOfCategory : Specification<Video>
{
    public VideosOfCategory(Guid categoryId) => Query.Where(video => video.CategoryId == categoryId);
}
