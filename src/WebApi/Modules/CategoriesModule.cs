using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Categories;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;

namespace StreamHub.WebApi.Modules;

public sealed class CategoriesModule : IEndpointModule
{
    private const string Path = "/api/v1/categories";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var categories = app.MapGroup(Path).WithTags("Categories");
        categories
            .MapPost("/", CreateCategory)
            .Named(nameof(CreateCategory), 400, 404, 409)
            .RequirePermission(Permissions.VideosWrite)
            .Idempotent();
        categories.MapGet("/", ListCategories).Named(nameof(ListCategories)).RequirePermission(Permissions.VideosRead);
        categories
            .MapPatch("/{id:guid}", RenameCategory)
            .Named(nameof(RenameCategory), 400, 404, 409)
            .RequirePermission(Permissions.VideosWrite);
        categories
            .MapDelete("/{id:guid}", DeleteCategory)
            .Named(nameof(DeleteCategory), 404, 409)
            .RequirePermission(Permissions.VideosWrite);
    }

    /// <summary>Makes a category, on the upper level or within one that is there.</summary>
    public static async Task<Results<Created<CategoryResponse>, ProblemHttpResult>> CreateCategory(
        CreateCategoryRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new CreateCategory(body.Name, body.ParentId), cancellationToken);
        return result.ToCreated(category => $"{Path}/{category.Id}");
    }

    /// <summary>All categories of the organization, by name.</summary>
    public static async Task<Results<Ok<CategoriesResponse>, ProblemHttpResult>> ListCategories(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListCategories(), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Renames it.</summary>
    public static async Task<Results<Ok<CategoryResponse>, ProblemHttpResult>> RenameCategory(
        Guid id,
        RenameCategoryRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new RenameCategory(id, body.Name), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Deletes a category that nothing belongs to.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteCategory(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new DeleteCategory(id), cancellationToken);
        return result.ToNoContent();
    }

    /// <param name="ParentId">The category that it is to be within; one of the upper level.</param>
    public sealed record CreateCategoryRequest(string Name, Guid? ParentId = null);

    public sealed record RenameCategoryRequest(string Name);
}
