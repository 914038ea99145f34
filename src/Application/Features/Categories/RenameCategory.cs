using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;

namespace StreamHub.Application.Features.Categories;

[RequirePermission(Permissions.VideosWrite)]
public sealed record RenameCategory(Guid Id, string Name) : ICommand<CategoryResponse>, IRetryOnConflict;

public sealed class RenameCategoryValidator : AbstractValidator<RenameCategory>
{
    public RenameCategoryValidator() => RuleFor(command => command.Name).Text(Category.NameMaxLength);
}

public sealed class RenameCategoryHandler(IRepository<Category> categories)
    : ICommandHandler<RenameCategory, CategoryResponse>
{
    public async Task<Result<CategoryResponse>> Handle(RenameCategory command, CancellationToken cancellationToken)
    {
        var category = await categories.GetAsync(command.Id, cancellationToken);
        if (category is null)
        {
            return CategoryErrors.NotFound;
        }

        category.Rename(command.Name);
        return CategoryResponse.Of(category);
    }
}
