using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.VideoAccounts;

/// <summary>
/// Asks the vendor whether it still takes the connected account's credentials. Those that it refuses are erased, and new
/// videos go to the platform's account. A vendor that could not be asked has said nothing, and nothing changes.
/// </summary>
[RequirePermission(Permissions.OrganizationWrite)]
[NoValidation("The vendor is one of a list.")]
public sealed record TestVideoCredentials(VideoVendor Vendor) : ICommand<VideoCredentialsResponse>, IRetryOnConflict;

public sealed class TestVideoCredentialsHandler(
    IRepository<VideoAccount> accounts,
    IVideoConnections connections,
    IUnitOfWork unitOfWork,
    ICallerContext caller,
    SecurityLog log,
    TimeProvider time
) : ICommandHandler<TestVideoCredentials, VideoCredentialsResponse>
{
    public async Task<Result<VideoCredentialsResponse>> Handle(
        TestVideoCredentials command,
        CancellationToken cancellationToken
    )
    {
        // Loaded before the vendor is asked: who exchanges the credentials meanwhile wins, and theirs are tested anew.
        var account = await accounts.FirstOrDefaultAsync(new ConnectedAccountAt(command.Vendor), cancellationToken);
        if (account is null)
        {
            return VideoErrors.AccountNotConnected;
        }

        var verdict = await connections.CheckAsync(account, cancellationToken);
        if (!verdict.IsSuccess)
        {
            return verdict.Error;
        }

        Record(account, verdict.Value);
        if (await unitOfWork.SaveChangesAsync(cancellationToken) is { } conflict)
        {
            return conflict;
        }

        connections.Forget(account.Id);
        return VideoCredentialsResponse.Of(account, connections.WebhookAddressOf(account));
    }

    private void Record(VideoAccount account, CredentialVerdict verdict)
    {
        if (verdict.Fault is not { } fault)
        {
            account.RecordAccepted(time.Now());
            return;
        }

        account.Reject(fault, time.Now());
        log.Record(
            SecurityEventKind.VideoAccountRejected,
            organizationId: caller.User.OrganizationId,
            detail: $"{account.Vendor} {VideoCredentialsResponse.Mask(account.ExternalId)}: {fault}"
        );
    }
}
