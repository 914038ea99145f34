using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.ApiKeys;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.ApiKeys;

[RequirePermission(Permissions.KeysRead)]
[NoValidation("Any id can be asked for.")]
public sealed record GetApiKey(Guid Id) : IQuery<ApiKeyResponse>;

public sealed class GetApiKeyHandler(IReadRepository<ApiKey> keys, ICallerContext caller, TimeProvider time)
    : IQueryHandler<GetApiKey, ApiKeyResponse>
{
    public async Task<Result<ApiKeyResponse>> Handle(GetApiKey query, CancellationToken cancellationToken)
    {
        var key = await keys.FirstOrDefaultAsync(new VisibleApiKey(caller.Member, query.Id), cancellationToken);
        return key is null ? ApiKeyErrors.NotFound : ApiKeyResponse.Of(key, time.Now());
    }
}
