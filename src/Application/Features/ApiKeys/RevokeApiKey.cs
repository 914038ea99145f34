using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.ApiKeys;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.ApiKeys;

/// <summary>Ends the key at once. Its row stays, so that its last use can be looked up.</summary>
[RequirePermission(Permissions.KeysWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record RevokeApiKey(Guid Id) : ICommand, IRetryOnConflict;

public sealed class RevokeApiKeyHandler(
    IRepository<ApiKey> keys,
    SecurityLog log,
    ICallerContext caller,
    TimeProvider time
) : ICommandHandler<RevokeApiKey>
{
    public async Task<Result> Handle(RevokeApiKey command, CancellationToken cancellationToken)
    {
        var key = await keys.FirstOrDefaultAsync(new VisibleApiKey(caller.Member, command.Id), cancellationToken);
        if (key is null)
        {
            return ApiKeyErrors.NotFound;
        }

        if (key.Revoke(time.Now()))
        {
            log.Record(SecurityEventKind.KeyRevoked, key.CreatedBy, key.OrganizationId, key.Prefix);
        }

        return Result.Success();
    }
}
