using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Common.Security;

/// <summary>On whose behalf a request runs.</summary>
public abstract record Caller
{
    public static readonly Caller Anonymous = new AnonymousCaller();

    /// <summary>StreamHub itself, working on a queued message or a sweep; it sees every organization's things.</summary>
    public static readonly Caller System = new SystemCaller();

    private sealed record AnonymousCaller : Caller;

    private sealed record SystemCaller : Caller;
}

/// <summary>Acts for one organization with what a member of it may do: the member, or a key that the member made.</summary>
public abstract record MemberCaller(Guid UserId, UserRole Role, Guid OrganizationId, OrganizationRole OrganizationRole)
    : Caller
{
    public virtual bool Has(string permission) => Permissions.IsGranted(Role, OrganizationRole, permission);
}

/// <summary>A logged-in user.</summary>
public sealed record UserCaller(
    Guid UserId,
    Guid LoginId,
    UserRole Role,
    Guid OrganizationId,
    OrganizationRole OrganizationRole
) : MemberCaller(UserId, Role, OrganizationId, OrganizationRole);

/// <summary>A machine with an API key: never more than its scopes, nor than its maker may do now.</summary>
public sealed record KeyCaller(
    Guid KeyId,
    IReadOnlySet<string> Scopes,
    Guid UserId,
    UserRole Role,
    Guid OrganizationId,
    OrganizationRole OrganizationRole
) : MemberCaller(UserId, Role, OrganizationId, OrganizationRole)
{
    public override bool Has(string permission) =>
        Permissions.IsScope(permission) && Scopes.Contains(permission) && base.Has(permission);
}
