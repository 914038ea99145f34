using Microsoft.Extensions.DependencyInjection;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.Infrastructure.Identity.Clerk;

/// <summary>
/// The keys of Clerk's tokens, in memory. A token that names an unknown key has them fetched again, but never sooner than
/// <see cref="Rest"/> after the last time, whatever tokens come: anybody can write one. Keys that are known stay good while
/// Clerk is away; those that Clerk withdraws are forgotten within <see cref="MaxAge"/>.
/// </summary>
internal sealed class ClerkKeys(IServiceScopeFactory scopes, TimeProvider time)
{
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private volatile JwsKeySet? _keys;
    private Task _fetch = Task.CompletedTask;
    private volatile bool _failed;
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;

    /// <returns>A set that has the key or, for all that may be known now, does not; an error when no key is known.</returns>
    public async ValueTask<Result<JwsKeySet>> ForAsync(string keyId, CancellationToken cancellationToken)
    {
        if (_keys is { } known && known.Find(keyId) is not null)
        {
            // Who has what is needed does not wait for the renewal.
            _ = FetchUnlessAsked(MaxAge);
            return known;
        }

        await FetchUnlessAsked(Rest).WaitAsync(cancellationToken);
        return _keys is { } keys ? keys : IdentityErrors.VendorUnavailable;
    }

    /// <summary>Fetches, or joins the fetch that is under way, or leaves it when the last one was not long ago.</summary>
    private Task FetchUnlessAsked(TimeSpan within)
    {
        lock (_gate)
        {
            if (_fetch.IsCompleted && HasRested(within))
            {
                _askedAt = time.GetUtcNow();
                _fetch = FetchAsync();
            }

            return _fetch;
        }
    }

    // A clock that was set back must not make us wait until it has caught up.
    private bool HasRested(TimeSpan within)
    {
        var since = time.GetUtcNow() - _askedAt;
        var rest = _failed ? RestAfterFailure : within;
        return since < TimeSpan.Zero || since >= rest;
    }

    // It belongs to nobody's request: whoever goes away must not make the next one ask again.
    private async Task FetchAsync()
    {
        await Task.Yield();
        await using var scope = scopes.CreateAsyncScope();
        var fetched = await scope
            .ServiceProvider.GetRequiredService<ClerkClient>()
            .GetKeysAsync(CancellationToken.None);
        _keys = fetched ?? _keys;
        _failed = fetched is null;
    }
}
