using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;
using StreamHub.Domain.Users;
using StreamHub.Domain.Videos;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Domain.Organizations;

/// <summary>
/// The owner of everything that a customer has. Every user has a personal one from the first moment. Whoever changes its
/// members must have loaded all its owners, and the members that the change is about: each change counts as one of the
/// whole, so that of two that start from the same owners one is refused.
/// </summary>
public sealed partial class Organization : AggregateRoot
{
    public const int NameMaxLength = 100;

    private readonly List<Membership> _members = [];

    private Organization(Guid id, string name, Guid? personalOwnerId, DateTimeOffset createdAt)
        : base(id)
    {
        Name = name;
        PersonalOwnerId = personalOwnerId;
        CreatedAt = createdAt;
    }

    public string Name { get; private set; }

    /// <summary>The user whose personal organization this is; unique in the database.</summary>
    public Guid? PersonalOwnerId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Since when nobody can act for it. What it owns is kept.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    public IReadOnlyCollection<Membership> Members => _members;

    public bool IsPersonal => PersonalOwnerId is not null;

    public static Organization CreatePersonal(User user, DateTimeOffset now) =>
        OwnedBy(user.Id, new Organization(user.PersonalOrganizationId, user.DisplayName, user.Id, now));

    public static Organization Found(Guid ownerId, string name, DateTimeOffset now) =>
        OwnedBy(ownerId, new Organization(NewId(now), name.Trim(), personalOwnerId: null, now));

    public OrganizationRole? RoleOf(Guid userId) => Find(userId)?.Role;

    public Result Rename(Guid actorId, string name)
    {
        if (Refuse(actorId, OrganizationRole.Admin) is { } refusal)
        {
            return refusal;
        }

        Name = name.Trim();
        return Result.Success();
    }

    /// <summary>
    /// Judges one more watermark, of so many that were counted after this was loaded. It counts as a change of the whole, so
    /// that of two that counted the same one counts again.
    /// </summary>
    public Result AdmitWatermark(int existing)
    {
        if (existing >= Watermark.MaxOfOrganization)
        {
            return WatermarkErrors.TooMany;
        }

        CountAsChanged();
        return Result.Success();
    }

    /// <summary>Judges one more channel, as <see cref="AdmitWatermark"/> does: of two for the last place one counts again.</summary>
    public Result AdmitChannel(PlanAllowance places)
    {
        if (places.FindRefusal() is { } full)
        {
            return full;
        }

        CountAsChanged();
        return Result.Success();
    }

    /// <summary>Judges one more webhook endpoint, as <see cref="AdmitWatermark"/> does.</summary>
    public Result AdmitWebhookEndpoint(int existing)
    {
        if (existing >= WebhookEndpoint.MaxOfOrganization)
        {
            return WebhookEndpointErrors.TooMany;
        }

        CountAsChanged();
        return Result.Success();
    }

    public Result ChangeRole(Guid actorId, Guid userId, OrganizationRole role)
    {
        if (Refuse(actorId, OrganizationRole.Admin) is { } refusal)
        {
            return refusal;
        }

        if (Find(userId) is not { } member)
        {
            return OrganizationErrors.MemberNotFound;
        }

        if (member.Role == OrganizationRole.Owner || role == OrganizationRole.Owner)
        {
            if (RoleOf(actorId) != OrganizationRole.Owner)
            {
                return OrganizationErrors.RoleTooLow;
            }

            if (IsPersonal)
            {
                return OrganizationErrors.Personal;
            }
        }

        if (role != OrganizationRole.Owner && IsLastOwner(member))
        {
            return OrganizationErrors.LastOwner;
        }

        member.ChangeRole(role);
        CountAsChanged();
        return Result.Success();
    }

    public Result Remove(Guid actorId, Guid userId)
    {
        if (Refuse(actorId, OrganizationRole.Admin) is { } refusal)
        {
            return refusal;
        }

        if (Find(userId) is not { } member)
        {
            return OrganizationErrors.MemberNotFound;
        }

        return member.Role == OrganizationRole.Owner && RoleOf(actorId) != OrganizationRole.Owner
            ? OrganizationErrors.RoleTooLow
            : Drop(member);
    }

    public Result Leave(Guid userId) => Find(userId) is { } member ? Drop(member) : OrganizationErrors.NotFound;

    /// <summary>Makes a member an owner in the place of the one who gives it, who stays as an admin.</summary>
    public Result TransferOwnership(Guid ownerId, Guid heirId)
    {
        if (Refuse(ownerId, OrganizationRole.Owner) is { } refusal)
        {
            return refusal;
        }

        if (IsPersonal)
        {
            return OrganizationErrors.Personal;
        }

        if (heirId == ownerId)
        {
            return OrganizationErrors.TransferToSelf;
        }

        if (Find(heirId) is not { } heir)
        {
            return OrganizationErrors.MemberNotFound;
        }

        heir.ChangeRole(OrganizationRole.Owner);
        Find(ownerId)!.ChangeRole(OrganizationRole.Admin);
        CountAsChanged();
        return Result.Success();
    }

    /// <summary>Takes every member's place and every invitation, all of which must have been loaded.</summary>
    public Result Delete(Guid actorId, DateTimeOffset now)
    {
        if (Refuse(actorId, OrganizationRole.Owner) is { } refusal)
        {
            return refusal;
        }

        if (IsPersonal)
        {
            return OrganizationErrors.Personal;
        }

        DeletedAt = now;
        _members.Clear();
        _invitations.Clear();
        CountAsChanged();
        return Result.Success();
    }

    private static Organization OwnedBy(Guid userId, Organization organization)
    {
        organization._members.Add(
            new Membership(organization.Id, userId, OrganizationRole.Owner, organization.CreatedAt)
        );
        return organization;
    }

    private Membership? Find(Guid userId) => _members.Find(member => member.UserId == userId);

    private Error? Refuse(Guid actorId, OrganizationRole least) =>
        RoleOf(actorId) switch
        {
            null => OrganizationErrors.NotFound,
            { } role when role < least => OrganizationErrors.RoleTooLow,
            _ => null,
        };

    private bool IsLastOwner(Membership member) =>
        member.Role == OrganizationRole.Owner && _members.Count(one => one.Role == OrganizationRole.Owner) == 1;

    private Result Drop(Membership member)
    {
        if (member.UserId == PersonalOwnerId)
        {
            return OrganizationErrors.Personal;
        }

        if (IsLastOwner(member))
        {
            return OrganizationErrors.LastOwner;
        }

        _members.Remove(member);
        CountAsChanged();
        return Result.Success();
    }
}
