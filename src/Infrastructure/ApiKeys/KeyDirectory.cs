using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.ApiKeys;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.ApiKeys;

/// <summary>Looks keys up, those of requests that come at the same time in one query: shared, but never stale.</summary>
internal sealed class KeyDirectory : IKeyDirectory
{
    private readonly IApiKeySecrets _secrets;
    private readonly ReadContexts _contexts;
    private readonly KeyUses _uses;
    private readonly KeyAddresses _addresses;
    private readonly TimeProvider _time;
    private readonly BatchLoader<string, Found> _keys;

    public KeyDirectory(
        IApiKeySecrets secrets,
        ReadContexts contexts,
        KeyUses uses,
        KeyAddresses addresses,
        TimeProvider time
    )
    {
        _secrets = secrets;
        _contexts = contexts;
        _uses = uses;
        _addresses = addresses;
        _time = time;
        _keys = new BatchLoader<string, Found>(LoadAsync);
    }

    public async Task<Result<KeyCaller>> FindAsync(
        string presented,
        ClientOrigin origin,
        Guid? organizationId,
        CancellationToken cancellationToken
    )
    {
        var hash = _secrets.Read(presented);
        if (!hash.IsSuccess)
        {
            return hash.Error;
        }

        if (await _keys.LoadAsync(hash.Value, cancellationToken) is not { } found)
        {
            return ApiKeyErrors.Unknown;
        }

        var now = _time.Now();
        if (Refusal(found, origin, organizationId, now) is { } refusal)
        {
            return refusal;
        }

        var caller = found.AsCaller();
        await _addresses.NoteAsync(caller, found.Prefix, origin, cancellationToken);
        _uses.Note(new KeyUse(found.KeyId, now, origin.Address));
        return caller;
    }

    private static Error? Refusal(Found found, ClientOrigin origin, Guid? organizationId, DateTimeOffset now)
    {
        if (found.Standing.RefusalAt(now) is { } over)
        {
            return over;
        }

        if (found.Role is null || found.Place is null)
        {
            return ApiKeyErrors.MakerGone;
        }

        if (!AddressRange.Allow(found.AllowedAddresses, origin.Address))
        {
            return ApiKeyErrors.AddressRefused;
        }

        return organizationId is { } asked && asked != found.OrganizationId ? OrganizationErrors.NotFound : null;
    }

    // The maker is looked up with the key, because the key may never do more than its maker may now.
    private async Task<Dictionary<string, Found>> LoadAsync(IReadOnlyCollection<string> hashes)
    {
        await using var context = _contexts.Create();
        var wanted = hashes.ToArray();
        return await (
            from secret in context.Set<KeySecret>()
            join key in context.Set<ApiKey>().IgnoreQueryFilters() on secret.KeyId equals key.Id
            join user in context.Set<User>() on key.CreatedBy equals user.Id into makers
            from maker in makers.DefaultIfEmpty()
            join member in context.Set<Membership>()
                on new { key.OrganizationId, UserId = key.CreatedBy } equals new
                {
                    member.OrganizationId,
                    member.UserId,
                }
                into places
            from place in places.DefaultIfEmpty()
            where wanted.Contains(secret.Hash)
            select new Found(
                secret.Hash,
                key.Id,
                key.Prefix,
                key.Scopes,
                key.AllowedAddresses,
                new KeyStanding(key.RevokedAt, key.ExpiresAt, secret.EndsAt),
                key.CreatedBy,
                maker == null || maker.LockedAt != null ? null : maker.Role,
                key.OrganizationId,
                place == null ? null : place.Role
            )
        ).ToDictionaryAsync(found => found.Hash, StringComparer.Ordinal);
    }

    private sealed record Found(
        string Hash,
        Guid KeyId,
        string Prefix,
        IReadOnlyList<string> Scopes,
        IReadOnlyList<AddressRange> AllowedAddresses,
        KeyStanding Standing,
        Guid MakerId,
        UserRole? Role,
        Guid OrganizationId,
        OrganizationRole? Place
    )
    {
        public KeyCaller AsCaller() =>
            new(KeyId, Scopes.ToHashSet(StringComparer.Ordinal), MakerId, Role!.Value, OrganizationId, Place!.Value);
    }
}
