using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Categories;

/// <summary>
/// Refused while something belongs to it: so a slip never takes the order out of a whole library. Where somebody puts
/// something into it at the same moment, the database refuses, and the second try sees it.
/// </summary>
[RequirePermission(Permissions.VideosWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record DeleteCategory(Guid Id) : ICommand, IRetryOnConflict;

public sealed class DeleteCategoryHandler(
    IRepository<Category> categories,
    IReadRepository<Category> children,
    IReadRepository<Video> videos
) : ICommandHandler<DeleteCategory>
{
    public async Task<Result> Handle(DeleteCategory command, CancellationToken cancellationToken)
    {
        var category = await categories.GetAsync(command.Id, cancellationToken);
        if (category is null)
        {
            return CategoryErrors.NotFound;
        }

        if (
            await children.AnyAsync(new CategoriesWithin(category.Id), cancellationToken)
            || await videos.AnyAsync(new VideosOfCategory(category.Id), cancellationToken)
        )
        {
            return CategoryErrors.InUse;
        }

        categories.Remove(category);
        return Result.Success();
    }
}
