using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.Organizations;

/// <summary>Founds an organization, which its founder owns.</summary>
[RequirePermission(Permissions.MembershipsWrite)]
public sealed record CreateOrganization(string Name) : ICommand<OrganizationResponse>;

public sealed class CreateOrganizationValidator : AbstractValidator<CreateOrganization>
{
    public CreateOrganizationValidator() => RuleFor(command => command.Name).Text(Organization.NameMaxLength);
}

public sealed class CreateOrganizationHandler(
    IRepository<Organization> organizations,
    ICallerContext caller,
    SecurityLog log,
    TimeProvider time
) : ICommandHandler<CreateOrganization, OrganizationResponse>
{
    public Task<Result<OrganizationResponse>> Handle(CreateOrganization command, CancellationToken cancellationToken)
    {
        var founder = caller.User.UserId;
        var organization = Organization.Found(founder, command.Name, time.Now());
        organizations.Add(organization);
        log.Record(SecurityEventKind.OrganizationCreated, founder, organization.Id);
        return Task.FromResult(Result.Success(OrganizationResponse.Of(organization, OrganizationRole.Owner)));
    }
}
