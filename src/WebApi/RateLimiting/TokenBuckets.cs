using System.Collections.Concurrent;

namespace StreamHub.WebApi.RateLimiting;

/// <summary>The buckets of this process by whom they limit. A full bucket says nothing and is dropped.</summary>
internal sealed class TokenBuckets(TimeProvider time)
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, TokenBucket> _buckets = new(StringComparer.Ordinal);
    private readonly long _start = time.GetTimestamp();
    private long _sweptAt;

    public int Count => _buckets.Count;

    public TokenTake Take(string key, int capacity, TimeSpan window)
    {
        var now = time.GetElapsedTime(_start).Ticks;
        Sweep(now);
        return _buckets.GetOrAdd(key, static _ => new TokenBucket()).Take(now, capacity, window);
    }

    private void Sweep(long now)
    {
        var sweptAt = Volatile.Read(ref _sweptAt);
        if (now - sweptAt < SweepInterval.Ticks || Interlocked.CompareExchange(ref _sweptAt, now, sweptAt) != sweptAt)
        {
            return;
        }

        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.IsFull(now))
            {
                _buckets.TryRemove(key, out _);
            }
        }
    }
}
