using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.Organizations;

[RequirePermission(Permissions.OrganizationWrite)]
public sealed record RenameOrganization(string Name) : ICommand<OrganizationResponse>, IRetryOnConflict;

public sealed class RenameOrganizationValidator : AbstractValidator<RenameOrganization>
{
    public RenameOrganizationValidator() => RuleFor(command => command.Name).Text(Organization.NameMaxLength);
}

public sealed class RenameOrganizationHandler(IRepository<Organization> organizations, ICallerContext caller)
    : ICommandHandler<RenameOrganization, OrganizationResponse>
{
    public async Task<Result<OrganizationResponse>> Handle(
        RenameOrganization command,
        CancellationToken cancellationToken
    )
    {
        var actor = caller.User;
        var organization = await organizations.FirstOrDefaultAsync(
            new OrganizationWithMembers(actor.OrganizationId, actor.UserId),
            cancellationToken
        );
        if (organization is null)
        {
            return OrganizationErrors.NotFound;
        }

        var renaming = organization.Rename(actor.UserId, command.Name);
        return renaming.IsSuccess
            ? OrganizationResponse.Of(organization, organization.RoleOf(actor.UserId)!.Value)
            : renaming.Error;
    }
}
