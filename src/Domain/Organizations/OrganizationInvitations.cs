using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;
using StreamHub.Domain.Users;

namespace StreamHub.Domain.Organizations;

/// <summary>How people who are no members yet become some.</summary>
public sealed partial class Organization
{
    private readonly List<Invitation> _invitations = [];

    public IReadOnlyCollection<Invitation> Invitations => _invitations;

    /// <summary>Offers a place; an open offer to the same address is replaced by this one.</summary>
    /// <param name="holderId">The user whose address it is, if there is one.</param>
    /// <param name="places">With what is offered counted as used.</param>
    public Result<Invitation> Invite(
        Guid actorId,
        EmailAddress email,
        OrganizationRole role,
        Guid? holderId,
        PlanAllowance places,
        DateTimeOffset now
    )
    {
        if (role == OrganizationRole.Owner)
        {
            throw new ArgumentException("Ownership is given to a member, never offered by mail.", nameof(role));
        }

        if (Refuse(actorId, OrganizationRole.Admin) is { } refusal)
        {
            return refusal;
        }

        if (holderId is { } userId && Find(userId) is not null)
        {
            return OrganizationErrors.AlreadyMember;
        }

        var invitation = _invitations.Find(open => open.NormalizedEmail == email.Normalized);
        var takesPlace = invitation is null || now >= invitation.ExpiresAt;
        if (takesPlace && places.FindRefusal() is { } full)
        {
            return full;
        }

        if (invitation is null)
        {
            invitation = new Invitation(NewId(now), Id, email, role, actorId, now);
            _invitations.Add(invitation);
        }
        else
        {
            invitation.Renew(role, actorId, now);
        }

        CountAsChanged();
        return invitation;
    }

    /// <summary>Makes the token, of which this is the hash, the one that the invitation is answered with.</summary>
    public void GiveToken(Invitation invitation, string tokenHash)
    {
        invitation.GiveToken(tokenHash);
        CountAsChanged();
    }

    public Result Revoke(Guid actorId, Guid invitationId)
    {
        if (Refuse(actorId, OrganizationRole.Admin) is { } refusal)
        {
            return refusal;
        }

        return _invitations.Find(open => open.Id == invitationId) is { } invitation
            ? End(invitation)
            : InvitationErrors.NotFound;
    }

    /// <param name="places">With members alone counted as used: what is offered is what is taken here.</param>
    public Result<Membership> Accept(User user, string tokenHash, PlanAllowance places, DateTimeOffset now)
    {
        var found = FindFor(user, tokenHash, now);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        if (Find(user.Id) is not null)
        {
            return OrganizationErrors.AlreadyMember;
        }

        if (places.FindRefusal() is { } full)
        {
            return full;
        }

        var member = new Membership(Id, user.Id, found.Value.Role, now);
        _members.Add(member);
        End(found.Value);
        return member;
    }

    public Result Decline(User user, string tokenHash, DateTimeOffset now)
    {
        var found = FindFor(user, tokenHash, now);
        return found.IsSuccess ? End(found.Value) : found.Error;
    }

    private Result<Invitation> FindFor(User user, string tokenHash, DateTimeOffset now) =>
        _invitations.Find(open => open.TokenHash == tokenHash) switch
        {
            null => InvitationErrors.TokenInvalid,
            { } expired when now >= expired.ExpiresAt => InvitationErrors.TokenInvalid,
            { } foreign when !foreign.IsAddressedTo(user) => InvitationErrors.ForAnotherAddress,
            { } unproven when !unproven.IsFor(user) => InvitationErrors.AddressUnconfirmed,
            { } open => open,
        };

    private Result End(Invitation invitation)
    {
        _invitations.Remove(invitation);
        CountAsChanged();
        return Result.Success();
    }
}
