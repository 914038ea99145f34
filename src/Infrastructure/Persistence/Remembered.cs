using Microsoft.Extensions.Caching.Memory;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// Keeps for ten seconds what the database said of a key, for what nearly every request asks and a little age does no
/// harm to. That a key has nothing is not kept.
/// </summary>
/// <param name="most">How many are kept at once; more are looked up each time.</param>
internal sealed class Remembered<TKey, TValue>(
    int most,
    Func<IReadOnlyCollection<TKey>, Task<Dictionary<TKey, TValue>>> load,
    TimeProvider time
) : IDisposable
    where TKey : notnull
    where TValue : class
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = most });
    private readonly BatchLoader<TKey, TValue> _loader = new(load);

    public async ValueTask<TValue?> FindAsync(TKey key, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(key, out Entry? known) && time.GetElapsedTime(known!.LoadedAt) < Age)
        {
            return known.Value;
        }

        var value = await _loader.LoadAsync(key, cancellationToken);
        if (value is not null)
        {
            _known.Set(
                key,
                new Entry(value, time.GetTimestamp()),
                new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Age }
            );
        }

        return value;
    }

    /// <summary>For this node to see at once what it has just changed.</summary>
    public void Forget(TKey key) => _known.Remove(key);

    public void Dispose() => _known.Dispose();

    private sealed record Entry(TValue Value, long LoadedAt);
}
