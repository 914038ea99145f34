using System.Collections.Concurrent;
using StreamHub.Application.Common;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

/// <summary>An account that can be asked for tokens, too.</summary>
internal interface ICloudflareTokenMaker : ISigningKeyMaker
{
    Task<Result<string>> CreateTokenAsync(
        string uid,
        bool downloadable,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    );
}

/// <summary>
/// Tokens that Cloudflare makes itself, for accounts in which we can't have a signing key. Each is asked for once by all who
/// wait for it and kept like our own; whether a key can be had is tried again only every now and then.
/// </summary>
internal sealed class CloudflareMadeTokens(TimeProvider time)
{
    private const int GenerationSize = 4_096;

    private static readonly TimeSpan TriesKeyAgainAfter = TimeSpan.FromMinutes(1);

    private readonly SharedValues<Grant, Task<Result<string>>> _made = new(GenerationSize, Make);
    private readonly ConcurrentDictionary<(Guid?, string), DateTimeOffset> _withoutKey = new();

    /// <summary>Whether the account lately had no key for us, and made tokens itself.</summary>
    public bool AreDueFor(ISigningKeyMaker account) =>
        _withoutKey.TryGetValue(NameOf(account), out var until) && until > time.Now();

    /// <summary>From now on the account's tokens come from here, until a key is tried for again.</summary>
    public void DoWithoutKey(ISigningKeyMaker account) =>
        _withoutKey[NameOf(account)] = time.Now() + TriesKeyAgainAfter;

    public async Task<Result<string>> GetAsync(
        ICloudflareTokenMaker account,
        string uid,
        bool downloadable,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    )
    {
        var grant = new Grant(NameOf(account), uid, downloadable, expiresAt.ToUnixTimeSeconds()) { Account = account };
        var token = await _made.Get(grant).WaitAsync(cancellationToken);
        if (!token.IsSuccess)
        {
            _made.Forget(grant);
        }

        return token;
    }

    // For all who wait: nobody's leaving stops it.
    private static Task<Result<string>> Make(Grant grant) =>
        grant.Account.CreateTokenAsync(
            grant.Uid,
            grant.Downloadable,
            DateTimeOffset.FromUnixTimeSeconds(grant.Expiry),
            CancellationToken.None
        );

    private static (Guid?, string) NameOf(ISigningKeyMaker account) => (account.Home.AccountId, account.ExternalId);

    /// <summary>Everything that a token says, and of whom.</summary>
    private sealed record Grant((Guid?, string) Name, string Uid, bool Downloadable, long Expiry)
    {
        public required ICloudflareTokenMaker Account { get; init; }

        public bool Equals(Grant? other) =>
            other is not null
            && (Name, Uid, Downloadable, Expiry) == (other.Name, other.Uid, other.Downloadable, other.Expiry);

        public override int GetHashCode() => HashCode.Combine(Name, Uid, Downloadable, Expiry);
    }
}
