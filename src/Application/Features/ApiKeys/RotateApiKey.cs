using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.ApiKeys;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.ApiKeys;

/// <summary>
/// Replaces the secret. Of two at once one is told that it lost: run again, it would cut short the overlap that the other
/// was promised.
/// </summary>
[RequirePermission(Permissions.KeysWrite)]
public sealed record RotateApiKey(Guid Id, int? OverlapSeconds) : ICommand<IssuedApiKey>;

public sealed class RotateApiKeyValidator : AbstractValidator<RotateApiKey>
{
    public RotateApiKeyValidator() =>
        RuleFor(command => command.OverlapSeconds).NotNull().InclusiveBetween(0, (int)ApiKey.MaxOverlap.TotalSeconds);
}

public sealed class RotateApiKeyHandler(
    IRepository<ApiKey> keys,
    IApiKeySecrets secrets,
    SecurityLog log,
    ICallerContext caller,
    TimeProvider time
) : ICommandHandler<RotateApiKey, IssuedApiKey>
{
    public async Task<Result<IssuedApiKey>> Handle(RotateApiKey command, CancellationToken cancellationToken)
    {
        var user = caller.User;
        var key = await keys.FirstOrDefaultAsync(new VisibleApiKeyWithSecrets(user, command.Id), cancellationToken);
        if (key is null)
        {
            return ApiKeyErrors.NotFound;
        }

        if (key.CreatedBy != user.UserId)
        {
            return ApiKeyErrors.NotYours;
        }

        var now = time.Now();
        var secret = secrets.Create();
        var rotated = key.Rotate(secret.Fingerprint, TimeSpan.FromSeconds(command.OverlapSeconds!.Value), now);
        if (!rotated.IsSuccess)
        {
            return rotated.Error;
        }

        log.Record(SecurityEventKind.KeyRotated, key.CreatedBy, key.OrganizationId, key.Prefix);
        return new IssuedApiKey(secret.Value, ApiKeyResponse.Of(key, now));
    }
}
