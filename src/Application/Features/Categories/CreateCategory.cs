using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;

namespace StreamHub.Application.Features.Categories;

[RequirePermission(Permissions.VideosWrite)]
public sealed record CreateCategory(string Name, Guid? ParentId) : ICommand<CategoryResponse>, IRetryOnConflict;

public sealed class CreateCategoryValidator : AbstractValidator<CreateCategory>
{
    public CreateCategoryValidator() => RuleFor(command => command.Name).Text(Category.NameMaxLength);
}

public sealed class CreateCategoryHandler(
    IRepository<Category> categories,
    IReadRepository<Category> reads,
    ICallerContext caller,
    TimeProvider time
) : ICommandHandler<CreateCategory, CategoryResponse>
{
    public async Task<Result<CategoryResponse>> Handle(CreateCategory command, CancellationToken cancellationToken)
    {
        var parent = command.ParentId is { } parentId ? await categories.GetAsync(parentId, cancellationToken) : null;
        if (command.ParentId is not null && parent is null)
        {
            return CategoryErrors.NotFound;
        }

        var known = await reads.ListAsync(new CategoriesByName(), cancellationToken);
        if (known.Count >= Category.MaxOfOrganization)
        {
            return CategoryErrors.TooMany;
        }

        var category = Category.Create(caller.Member.OrganizationId, command.Name, parent, time.Now());
        if (!category.IsSuccess)
        {
            return category.Error;
        }

        categories.Add(category.Value);
        return CategoryResponse.Of(category.Value);
    }
}
