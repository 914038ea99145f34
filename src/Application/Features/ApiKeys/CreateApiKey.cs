using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.ApiKeys;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.ApiKeys;

/// <summary>Makes a key that acts for the organization as the member who asks, within the scopes.</summary>
[RequirePermission(Permissions.KeysWrite)]
public sealed record CreateApiKey(
    string Name,
    IReadOnlyList<string> Scopes,
    DateTimeOffset? ExpiresAt,
    IReadOnlyList<string>? AllowedAddresses
) : ICommand<IssuedApiKey>;

public sealed class CreateApiKeyValidator : AbstractValidator<CreateApiKey>
{
    public CreateApiKeyValidator(TimeProvider time)
    {
        RuleFor(command => command.Name).Text(ApiKey.NameMaxLength);
        RuleFor(command => command.Scopes)
            .Must(scopes => scopes is { Count: > 0 } && scopes.Count <= Permissions.All.Count && scopes.All(IsScope))
            .WithMessage("Name one or more of the scopes of GET /api/v1/api-keys/scopes.");
        RuleFor(command => command.ExpiresAt)
            .Must(at => at is null || at > time.Now())
            .WithMessage("The key would have expired already.");
        RuleFor(command => command.AllowedAddresses)
            .Must(ranges =>
                ranges is null
                || (
                    ranges.Count <= ApiKey.MaxAllowedAddresses && ranges.All(text => AddressRange.TryParse(text, out _))
                )
            )
            .WithMessage(
                $"Name up to {ApiKey.MaxAllowedAddresses} addresses, or networks such as 192.0.2.0/24 or 2001:db8::/32."
            );
    }

    // A member that is missing in JSON, and null within a list, come here as null.
    private static bool IsScope(string? scope) => scope is not null && Permissions.IsScope(scope);
}

public sealed class CreateApiKeyHandler(
    IRepository<ApiKey> keys,
    IApiKeySecrets secrets,
    SecurityLog log,
    ICallerContext caller,
    TimeProvider time
) : ICommandHandler<CreateApiKey, IssuedApiKey>
{
    public Task<Result<IssuedApiKey>> Handle(CreateApiKey command, CancellationToken cancellationToken) =>
        Task.FromResult(Create(command));

    private Result<IssuedApiKey> Create(CreateApiKey command)
    {
        var maker = caller.User;
        var missing = command.Scopes.Where(scope => !maker.Has(scope)).Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            return ApiKeyErrors.ScopesNotGranted(missing);
        }

        var now = time.Now();
        var secret = secrets.Create();
        var terms = new KeyTerms(
            command.Name,
            command.Scopes,
            RangesOf(command.AllowedAddresses ?? []),
            command.ExpiresAt?.AsKept()
        );
        var key = ApiKey.Create(maker.OrganizationId, maker.UserId, terms, secret.Fingerprint, now);
        keys.Add(key);
        log.Record(SecurityEventKind.KeyCreated, maker.UserId, maker.OrganizationId, key.Prefix);
        return new IssuedApiKey(secret.Value, ApiKeyResponse.Of(key, now));
    }

    private static List<AddressRange> RangesOf(IReadOnlyList<string> texts)
    {
        var ranges = new List<AddressRange>();
        foreach (var text in texts)
        {
            if (AddressRange.TryParse(text, out var range))
            {
                ranges.Add(range);
            }
        }

        return ranges;
    }
}
