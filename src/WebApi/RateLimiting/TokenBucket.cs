namespace StreamHub.WebApi.RateLimiting;

/// <summary>
/// A token bucket, kept as the one moment at which it will be full again (the virtual scheduling form of GCRA, ITU-T
/// I.371): nothing has to refill it, and a capacity that changes holds from the next request.
/// </summary>
internal sealed class TokenBucket
{
    private long _fullAt;

    /// <summary>Takes a token if there is one. Safe for many callers at once.</summary>
    /// <param name="now">Monotonic time, in ticks of 100 ns.</param>
    /// <param name="capacity">How many tokens a full bucket has, and how many come back within the window.</param>
    public TokenTake Take(long now, int capacity, TimeSpan window)
    {
        var tokenTicks = Math.Max(1, window.Ticks / Math.Max(1, capacity));
        var fullTicks = tokenTicks * Math.Max(1, capacity);
        while (true)
        {
            var fullAt = Volatile.Read(ref _fullAt);
            var missing = Math.Max(fullAt, now) + tokenTicks - now;
            if (missing > fullTicks)
            {
                return new TokenTake(IsTaken: false, 0, TimeSpan.FromTicks(missing - fullTicks));
            }

            if (Interlocked.CompareExchange(ref _fullAt, now + missing, fullAt) == fullAt)
            {
                return new TokenTake(
                    IsTaken: true,
                    (int)((fullTicks - missing) / tokenTicks),
                    TimeSpan.FromTicks(missing)
                );
            }
        }
    }

    public bool IsFull(long now) => Volatile.Read(ref _fullAt) <= now;
}

/// <param name="Remaining">Tokens left.</param>
/// <param name="Wait">Until the next token where none was taken; until the bucket is full where one was.</param>
internal readonly record struct TokenTake(bool IsTaken, int Remaining, TimeSpan Wait);
