using StreamHub.Domain.Common;

namespace StreamHub.Domain.Organizations;

public enum OrganizationRole
{
    Member,
    Admin,
    Owner,
}

/// <summary>A user's place in an organization; made and changed by the <see cref="Organization"/> alone.</summary>
public sealed class Membership : IOwned
{
    internal Membership(Guid organizationId, Guid userId, OrganizationRole role, DateTimeOffset joinedAt)
    {
        OrganizationId = organizationId;
        UserId = userId;
        Role = role;
        JoinedAt = joinedAt;
    }

    public Guid OrganizationId { get; private set; }

    public Guid UserId { get; private set; }

    public OrganizationRole Role { get; private set; }

    public DateTimeOffset JoinedAt { get; private set; }

    internal void ChangeRole(OrganizationRole role) => Role = role;
}
