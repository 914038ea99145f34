using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>The one change that a person makes in an organization without a place in it: to answer its invitation.</summary>
internal static class InvitationAnswers
{
    /// <summary>
    /// The invitation that goes with the answer, or the user's own place; and the invitation is for this user, whose
    /// confirmed address was read with it.
    /// </summary>
    public static bool IsAnswerOfInvited(this ChangeTracker changes, IOwned owned, Guid? userId) =>
        owned switch
        {
            Invitation answered => changes.IsAnsweredBy(userId, answered),
            Membership own => own.UserId == userId
                && changes
                    .Entries<Invitation>()
                    .Any(entry =>
                        entry.Entity.OrganizationId == own.OrganizationId && changes.IsAnsweredBy(userId, entry.Entity)
                    ),
            _ => false,
        };

    private static bool IsAnsweredBy(this ChangeTracker changes, Guid? userId, Invitation invitation) =>
        changes.Context.Entry(invitation).State == EntityState.Deleted
        && changes.Entries<User>().Any(entry => entry.Entity.Id == userId && invitation.IsFor(entry.Entity));
}
