using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Webhooks;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Application.Features.Identities;

/// <summary>
/// Keeps accounts in step with an identity vendor. Its notifications carry the whole person with the time of the change,
/// and are signed: what is older than what we know changes nothing, and who was deleted stays so, whatever the order.
/// </summary>
public sealed class IdentityNotifications(
    IIdentityVendor vendor,
    IRepository<ExternalIdentity> identities,
    IRepository<Login> logins,
    ExternalAccounts accounts,
    SecurityLog log,
    TimeProvider time
) : IWebhookEventHandler
{
    public WebhookVendor Vendor => WebhookVendor.Clerk;

    public async Task<Result<WebhookOutcome>> HandleAsync(WebhookEvent received, CancellationToken cancellationToken)
    {
        if (vendor.Read(received) is not { } news)
        {
            return WebhookOutcome.Ignored("It tells nothing about a person.");
        }

        var identity = await identities.FirstOrDefaultAsync(
            new IdentityBySubject(vendor.Vendor, news.Subject),
            cancellationToken
        );
        return (identity, news.Person) switch
        {
            (_, null) => await DeleteAsync(identity, news.Subject, cancellationToken),
            (null, { } person) => await LinkAsync(person, cancellationToken),
            ({ UserId: { } userId }, { } person) => await FollowAsync(identity, userId, person, cancellationToken),
            _ => WebhookOutcome.Ignored("The person was deleted."),
        };
    }

    private async Task<Result<WebhookOutcome>> LinkAsync(ExternalPerson person, CancellationToken cancellationToken)
    {
        var linked = await accounts.LinkAsync(person, cancellationToken);
        if (linked.IsSuccess)
        {
            return WebhookOutcome.Processed;
        }

        return ConcurrencyErrors.IsLostRace(linked.Error) ? linked.Error : WebhookOutcome.Ignored(linked.Error.Message);
    }

    private async Task<WebhookOutcome> FollowAsync(
        ExternalIdentity identity,
        Guid userId,
        ExternalPerson person,
        CancellationToken cancellationToken
    )
    {
        if (!identity.Learn(person.UpdatedAt))
        {
            return WebhookOutcome.Ignored("What is known is as new, or newer.");
        }

        await accounts.FollowAsync(userId, person, cancellationToken);
        return WebhookOutcome.Processed;
    }

    // The account stays, with what it owns: only the way in from the vendor ends.
    private async Task<WebhookOutcome> DeleteAsync(
        ExternalIdentity? identity,
        string subject,
        CancellationToken cancellationToken
    )
    {
        var now = time.Now();
        if (identity is null)
        {
            identities.Add(ExternalIdentity.DeletedBeforeKnown(vendor.Vendor, subject, now));
            return WebhookOutcome.Processed;
        }

        if (identity.UserId is { } userId)
        {
            var running = await logins.ListAsync(new RunningExternalLoginsOf(userId), cancellationToken);
            running.ForEach(login => login.End(LoginEnd.IdentityDeleted, now));
            log.Record(SecurityEventKind.IdentityUnlinked, userId, detail: $"{vendor.Vendor} {subject}");
            identity.Delete(now);
        }

        return WebhookOutcome.Processed;
    }
}
