using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Auth;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Identities;

/// <summary>
/// Makes the log-in that stands for a session at an identity vendor, when a good token of it is seen first; somebody who
/// is new here gets an account. The log-in is listed, revoked and locked out like any other.
/// </summary>
[SystemOnly]
[NoValidation("It is made from a token that was checked.")]
public sealed record StartExternalSession(string Subject, string SessionId)
    : ICommand<AccessTokenSubject>,
        IRetryOnConflict;

public sealed class StartExternalSessionHandler(
    IIdentityVendor vendor,
    IRepository<ExternalIdentity> identities,
    IRepository<Login> logins,
    IReadRepository<User> users,
    ExternalAccounts accounts,
    SecurityLog log,
    IOriginContext origin,
    IUnitOfWork unitOfWork,
    TimeProvider time
) : ICommandHandler<StartExternalSession, AccessTokenSubject>
{
    public async Task<Result<AccessTokenSubject>> Handle(
        StartExternalSession command,
        CancellationToken cancellationToken
    )
    {
        var identity = await IdentifyAsync(command.Subject, cancellationToken);
        if (!identity.IsSuccess)
        {
            return identity.Error;
        }

        if (identity.Value.UserId is not { } userId)
        {
            return AccessErrors.Unauthenticated;
        }

        var login = await logins.FirstOrDefaultAsync(new LoginByExternalId(command.SessionId), cancellationToken);
        if (login is null)
        {
            // Nobody has ended log-ins of somebody who is new: theirs begin with the first generation, which is zero.
            var generation = await users.FirstOrDefaultAsync(new GenerationOfUser(userId), cancellationToken);
            login = Login.StartExternal(userId, generation, command.SessionId, origin.Current, time.Now());
            logins.Add(login);
            identity.Value.LetIn();
            log.Record(SecurityEventKind.LoggedIn, userId, detail: $"{vendor.Vendor}");
        }

        // Of two first requests at once the later one finds the address taken by the earlier: it looks again.
        var lost = await unitOfWork.SaveChangesAsync(cancellationToken);
        if (lost is not null)
        {
            return lost == UserErrors.EmailTaken ? ConcurrencyErrors.ChangedMeanwhile : lost;
        }

        return new AccessTokenSubject(userId, login.Id);
    }

    private async Task<Result<ExternalIdentity>> IdentifyAsync(string subject, CancellationToken cancellationToken)
    {
        var known = await identities.FirstOrDefaultAsync(
            new IdentityBySubject(vendor.Vendor, subject),
            cancellationToken
        );
        if (known is not null)
        {
            return known;
        }

        var person = await vendor.FindAsync(subject, cancellationToken);
        if (!person.IsSuccess)
        {
            return person.Error;
        }

        return person.Value is null
            ? AccessErrors.Unauthenticated
            : await accounts.LinkAsync(person.Value, cancellationToken);
    }
}
