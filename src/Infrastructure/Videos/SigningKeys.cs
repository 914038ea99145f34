using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Persistence;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.Infrastructure.Videos;

/// <param name="Pem">The private key, as <see cref="RsaSha256Key.FromPem"/> takes it.</param>
internal sealed record NewSigningKey(string KeyId, string Pem);

/// <summary>The account of a vendor that makes signing keys.</summary>
internal interface ISigningKeyMaker
{
    VideoHome Home { get; }

    /// <summary>The platform's own accounts are told apart by the vendor's name for them.</summary>
    string ExternalId { get; }

    Task<Result<NewSigningKey>> CreateSigningKeyAsync(CancellationToken cancellationToken);

    Task<Result> DeleteSigningKeyAsync(string keyId, CancellationToken cancellationToken);
}

internal interface ISigningKeys
{
    ValueTask<Result<RsaSha256Key>> GetAsync(ISigningKeyMaker maker, CancellationToken cancellationToken);
}

/// <summary>The accounts' signing keys: kept in memory, sealed in the database, made at the vendor when there is none yet.</summary>
internal sealed class SigningKeys(IServiceScopeFactory scopes, ISecretVault vault, TimeProvider time)
    : ISigningKeys,
        IDisposable
{
    private const string Field = "signing-key";

    private readonly ConcurrentDictionary<(VideoVendor, string), Slot> _slots = new();

    public static SecretContext ContextOf(Guid keyId) => new(keyId, Field);

    public async ValueTask<Result<RsaSha256Key>> GetAsync(ISigningKeyMaker maker, CancellationToken cancellationToken)
    {
        var slot = _slots.GetOrAdd((maker.Home.Vendor, AccountOf(maker)), _ => new Slot());
        if (slot.Key is { } known)
        {
            return known;
        }

        await slot.Loading.WaitAsync(cancellationToken);
        try
        {
            var key = slot.Key is null ? await LoadOrCreateAsync(maker, cancellationToken) : slot.Key;
            slot.Key = key.IsSuccess ? key.Value : null;
            return key;
        }
        finally
        {
            slot.Loading.Release();
        }
    }

    public void Dispose()
    {
        foreach (var slot in _slots.Values)
        {
            slot.Loading.Dispose();
        }
    }

    private async Task<Result<RsaSha256Key>> LoadOrCreateAsync(
        ISigningKeyMaker maker,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>();
        if (await FindAsync(context, maker, cancellationToken) is { } stored)
        {
            return Open(stored);
        }

        var created = await maker.CreateSigningKeyAsync(cancellationToken);
        if (!created.IsSuccess)
        {
            return created.Error;
        }

        var id = AggregateRoot.NewId(time.Now());
        var pem = vault.Seal(created.Value.Pem, ContextOf(id));
        var mine = new SigningKey(id, maker.Home.Vendor, AccountOf(maker), created.Value.KeyId, pem);
        context.Add(mine);
        if (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().SaveChangesAsync(cancellationToken) is null)
        {
            return Open(mine);
        }

        // Another node stored one first: every node signs with that one, and this one goes.
        context.ChangeTracker.Clear();
        await maker.DeleteSigningKeyAsync(created.Value.KeyId, cancellationToken);
        return Open((await FindAsync(context, maker, cancellationToken))!);
    }

    private static Task<SigningKey?> FindAsync(
        StreamHubDbContext context,
        ISigningKeyMaker maker,
        CancellationToken cancellationToken
    )
    {
        var (vendor, account) = (maker.Home.Vendor, AccountOf(maker));
        return context
            .Set<SigningKey>()
            .AsNoTracking()
            .FirstOrDefaultAsync(key => key.Vendor == vendor && key.Account == account, cancellationToken);
    }

    // Two organizations that connect the same account have a key each: neither can sign with what the other made.
    private static string AccountOf(ISigningKeyMaker maker) =>
        maker.Home.AccountId is { } id ? $"own:{id}" : maker.ExternalId;

    private RsaSha256Key Open(SigningKey key) =>
        RsaSha256Key.FromPem(vault.Open(key.SealedPrivateKey, ContextOf(key.Id)), key.KeyId);

    private sealed class Slot
    {
        private volatile RsaSha256Key? _key;

        public SemaphoreSlim Loading { get; } = new(1, 1);

        public RsaSha256Key? Key
        {
            get => _key;
            set => _key = value;
        }
    }
}
