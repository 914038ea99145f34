using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.VideoAccounts;

/// <summary>Connects an account, once its vendor takes the access: new videos go there, and no longer to the one before.</summary>
public sealed class AccountConnector(
    IRepository<VideoAccount> accounts,
    IVideoConnections connections,
    IUnitOfWork unitOfWork,
    ICallerContext caller,
    SecurityLog log,
    TimeProvider time
)
{
    public async Task<Result<VideoCredentialsResponse>> RunAsync(
        VendorAccess access,
        bool replaceWebhook,
        CancellationToken cancellationToken
    )
    {
        var organizationId = caller.User.OrganizationId;
        var taken = await connections.TakeAsync(organizationId, access, cancellationToken);
        if (!taken.IsSuccess)
        {
            return taken.Error;
        }

        var account = await ConnectAsync(organizationId, access.Vendor, taken.Value, cancellationToken);
        log.Record(
            SecurityEventKind.VideoAccountConnected,
            organizationId: organizationId,
            detail: $"{account.Vendor} {VideoCredentialsResponse.Mask(account.ExternalId)}"
        );

        // Stands before the vendor is told to report here: it never reports to an account that there is not.
        if (await unitOfWork.SaveChangesAsync(cancellationToken) is { } conflict)
        {
            return conflict;
        }

        connections.Forget(account.Id);
        var standing = await connections.PrepareAsync(account, replaceWebhook, cancellationToken);
        Take(account, standing with { SealedSecret = standing.SealedSecret ?? taken.Value.SealedWebhookSecret });
        if (await unitOfWork.SaveChangesAsync(cancellationToken) is { } overtaken)
        {
            return overtaken;
        }

        connections.Forget(account.Id);
        return VideoCredentialsResponse.Of(account, connections.WebhookAddressOf(account));
    }

    private async Task<VideoAccount> ConnectAsync(
        Guid organizationId,
        VideoVendor vendor,
        SealedAccess access,
        CancellationToken cancellationToken
    )
    {
        var now = time.Now();
        var own = await accounts.ListAsync(new VideoAccountsAt(vendor), cancellationToken);
        foreach (var other in own.Where(one => one.State == VideoAccountState.Connected))
        {
            if (other.ExternalId != access.ExternalId)
            {
                other.Supersede(now);
            }
        }

        var account = own.Find(one => one.ExternalId == access.ExternalId);
        if (account is not null)
        {
            account.Reconnect(access.SealedCredentials, access.PlaybackBaseUrl, now);
            return account;
        }

        account = VideoAccount.Connect(
            organizationId,
            vendor,
            access.ExternalId,
            access.SealedCredentials,
            access.PlaybackBaseUrl,
            now
        );
        accounts.Add(account);
        return account;
    }

    private static void Take(VideoAccount account, WebhookStanding standing)
    {
        if (standing.Webhook == AccountWebhook.Taken)
        {
            account.LeaveWebhookToOthers();
        }
        else if (standing.SealedSecret is { } secret)
        {
            account.Subscribe(secret);
        }
    }
}
