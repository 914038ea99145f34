using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Auth;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Identities;

/// <summary>Brings accounts here and people at an identity vendor together, and keeps them in step.</summary>
public sealed class ExternalAccounts(
    IRepository<ExternalIdentity> identities,
    IRepository<User> users,
    IRepository<Organization> organizations,
    IReadRepository<User> registered,
    StaffAppointments staff,
    SecurityLog log,
    TimeProvider time
)
{
    /// <summary>
    /// Links somebody new: to the account that has the same address, where both sides have proven it, else to an account
    /// made now. Anything less would give an account to whoever claims its address first.
    /// </summary>
    public async Task<Result<ExternalIdentity>> LinkAsync(ExternalPerson person, CancellationToken cancellationToken)
    {
        if (person.Email is not { } email)
        {
            return IdentityErrors.EmailUnverified;
        }

        var user = await users.FirstOrDefaultAsync(new UserByEmail(email), cancellationToken);
        if (user is { EmailConfirmedAt: null })
        {
            return IdentityErrors.EmailUnconfirmed;
        }

        if (user is null)
        {
            user = Register(email, person);
        }
        else if (await identities.FirstOrDefaultAsync(new IdentityOfUser(user.Id), cancellationToken) is { } linked)
        {
            // The same person may have been linked since we looked: then all is to be looked at again.
            var isTheSame = linked.Vendor == person.Vendor && linked.Subject == person.Subject;
            return isTheSame ? ConcurrencyErrors.ChangedMeanwhile : IdentityErrors.EmailLinked;
        }

        var identity = ExternalIdentity.Link(person, user.Id, time.Now());
        identities.Add(identity);
        log.Record(SecurityEventKind.IdentityLinked, user.Id, detail: $"{person.Vendor} {person.Subject}");
        staff.Appoint(user);
        return identity;
    }

    /// <summary>Takes over what is new about somebody linked. An address that another account has is left to it.</summary>
    public async Task FollowAsync(Guid userId, ExternalPerson person, CancellationToken cancellationToken)
    {
        var user = (await users.GetAsync(userId, cancellationToken))!;
        var email = person.Email is { } given && given != user.Email ? given : null;
        if (email is not null && await registered.AnyAsync(new UserByEmail(email), cancellationToken))
        {
            email = null;
        }

        user.Follow(email, person.DisplayName, time.Now());
        if (email is not null)
        {
            log.Record(SecurityEventKind.EmailConfirmed, user.Id, detail: $"A new address, by {person.Vendor}");
            staff.Appoint(user);
        }
    }

    private User Register(EmailAddress email, ExternalPerson person)
    {
        var now = time.Now();
        var name = person.DisplayName ?? email.Value[..email.Value.LastIndexOf('@')];
        var user = User.Register(email, name, UserRole.Creator, now);
        user.ConfirmEmail(now);
        users.Add(user);
        organizations.Add(Organization.CreatePersonal(user, now));
        log.Record(SecurityEventKind.Registered, user.Id, detail: $"{person.Vendor}");
        return user;
    }
}
