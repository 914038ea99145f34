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
/// Erases the secrets of every account that the organization has connected at the vendor. What lives there still plays,
/// and can be changed again once the same account is connected again.
/// </summary>
[RequirePermission(Permissions.OrganizationWrite)]
[NoValidation("The vendor is one of a list.")]
public sealed record DisconnectVideoAccounts(VideoVendor Vendor) : ICommand, IRetryOnConflict;

public sealed class DisconnectVideoAccountsHandler(
    IRepository<VideoAccount> accounts,
    IVideoConnections connections,
    IUnitOfWork unitOfWork,
    ICallerContext caller,
    SecurityLog log,
    TimeProvider time
) : ICommandHandler<DisconnectVideoAccounts>
{
    public async Task<Result> Handle(DisconnectVideoAccounts command, CancellationToken cancellationToken)
    {
        var all = await accounts.ListAsync(new VideoAccountsAt(command.Vendor), cancellationToken);
        var open = all.FindAll(account => account.State != VideoAccountState.Disconnected);
        foreach (var account in open)
        {
            account.Disconnect(time.Now());
            log.Record(
                SecurityEventKind.VideoAccountDisconnected,
                organizationId: caller.User.OrganizationId,
                detail: $"{account.Vendor} {VideoCredentialsResponse.Mask(account.ExternalId)}"
            );
        }

        // Saved here, because only what stands may be forgotten: who asks in between would remember the old again.
        if (await unitOfWork.SaveChangesAsync(cancellationToken) is { } conflict)
        {
            return conflict;
        }

        open.ForEach(account => connections.Forget(account.Id));
        return Result.Success();
    }
}
