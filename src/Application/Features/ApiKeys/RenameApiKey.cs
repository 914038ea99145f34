using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.ApiKeys;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.ApiKeys;

[RequirePermission(Permissions.KeysWrite)]
public sealed record RenameApiKey(Guid Id, string Name) : ICommand<ApiKeyResponse>, IRetryOnConflict;

public sealed class RenameApiKeyValidator : AbstractValidator<RenameApiKey>
{
    public RenameApiKeyValidator() => RuleFor(command => command.Name).Text(ApiKey.NameMaxLength);
}

public sealed class RenameApiKeyHandler(IRepository<ApiKey> keys, ICallerContext caller, TimeProvider time)
    : ICommandHandler<RenameApiKey, ApiKeyResponse>
{
    public async Task<Result<ApiKeyResponse>> Handle(RenameApiKey command, CancellationToken cancellationToken)
    {
        var key = await keys.FirstOrDefaultAsync(new VisibleApiKey(caller.Member, command.Id), cancellationToken);
        if (key is null)
        {
            return ApiKeyErrors.NotFound;
        }

        key.Rename(command.Name);
        return ApiKeyResponse.Of(key, time.Now());
    }
}
