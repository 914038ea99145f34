using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Persistence;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

/// <summary>The account's signing key: kept in memory, sealed in the database, made at Cloudflare when there is none yet.</summary>
internal sealed class CloudflareSigningKeys(
    IServiceScopeFactory scopes,
    ISecretVault vault,
    IOptions<CloudflareOptions> options,
    TimeProvider time
) : IDisposable
{
    private const string Field = "signing-key";

    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile RsaSha256Key? _key;

    public async ValueTask<Result<RsaSha256Key>> GetAsync(CancellationToken cancellationToken)
    {
        if (_key is { } known)
        {
            return known;
        }

        await _loading.WaitAsync(cancellationToken);
        try
        {
            var key = _key is null ? await LoadOrCreateAsync(cancellationToken) : _key;
            _key = key.IsSuccess ? key.Value : null;
            return key;
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    private async Task<Result<RsaSha256Key>> LoadOrCreateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>();
        if (await FindAsync(context, cancellationToken) is { } stored)
        {
            return Open(stored);
        }

        var cloudflare = scope.ServiceProvider.GetRequiredService<CloudflareClient>();
        var created = await cloudflare.PostAsync<CloudflareSigningKey>("stream/keys", body: null, cancellationToken);
        if (!created.IsSuccess)
        {
            return created.Error;
        }

        var id = AggregateRoot.NewId(time.Now());
        var pem = vault.Seal(created.Value.Pem, new SecretContext(id, Field));
        var mine = new SigningKey(id, VideoVendor.Cloudflare, options.Value.AccountId, created.Value.Id, pem);
        context.Add(mine);
        if (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().SaveChangesAsync(cancellationToken) is null)
        {
            return Open(mine);
        }

        // Another node stored one first: every node signs with that one, and this one goes.
        context.ChangeTracker.Clear();
        await cloudflare.DeleteAsync($"stream/keys/{created.Value.Id}", cancellationToken);
        return Open((await FindAsync(context, cancellationToken))!);
    }

    private Task<SigningKey?> FindAsync(StreamHubDbContext context, CancellationToken cancellationToken) =>
        context
            .Set<SigningKey>()
            .AsNoTracking()
            .FirstOrDefaultAsync(
                key => key.Vendor == VideoVendor.Cloudflare && key.Account == options.Value.AccountId,
                cancellationToken
            );

    private RsaSha256Key Open(SigningKey key) =>
        RsaSha256Key.FromPem(vault.Open(key.SealedPrivateKey, new SecretContext(key.Id, Field)), key.KeyId);
}
