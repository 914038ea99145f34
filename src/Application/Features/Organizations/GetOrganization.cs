using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;

namespace StreamHub.Application.Features.Organizations;

/// <summary>The organization that the caller acts for.</summary>
[RequirePermission(Permissions.OrganizationRead)]
[NoValidation("It has no members.")]
public sealed record GetOrganization : IQuery<OrganizationResponse>;

public sealed class GetOrganizationHandler(IReadRepository<Organization> organizations, ICallerContext caller)
    : IQueryHandler<GetOrganization, OrganizationResponse>
{
    public async Task<Result<OrganizationResponse>> Handle(GetOrganization query, CancellationToken cancellationToken)
    {
        var member = caller.Member;
        var organization = await organizations.FirstOrDefaultAsync(
            new OrganizationById(member.OrganizationId, member.OrganizationRole),
            cancellationToken
        );
        return organization is null ? OrganizationErrors.NotFound : organization;
    }
}
