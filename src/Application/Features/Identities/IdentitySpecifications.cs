using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Identities;

internal sealed class IdentityBySubject : Specification<ExternalIdentity>
{
    public IdentityBySubject(IdentityVendor vendor, string subject) =>
        Query.Where(identity => identity.Vendor == vendor && identity.Subject == subject);
}

internal sealed class IdentityOfUser : Specification<ExternalIdentity>
{
    public IdentityOfUser(Guid userId) => Query.Where(identity => identity.UserId == userId);
}

internal sealed class LoginByExternalId : Specification<Login>
{
    public LoginByExternalId(string externalId) => Query.Where(login => login.ExternalId == externalId);
}

internal sealed class RunningExternalLoginsOf : Specification<Login>
{
    public RunningExternalLoginsOf(Guid userId) =>
        Query.Where(login => login.UserId == userId && login.ExternalId != null && login.EndedAt == null);
}
