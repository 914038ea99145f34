namespace StreamHub.Infrastructure.Messaging;

/// <summary>How long a failed message waits: 1 s, 2 s, 4 s … at most an hour, some seconds more or less, about eight hours in all.</summary>
internal static class RetryPolicy
{
    public const int MaxFailures = 20;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <returns><c>null</c> when it has failed often enough.</returns>
    public static TimeSpan? DelayAfter(int failures)
    {
        if (failures >= MaxFailures)
        {
            return null;
        }

        var seconds = 1L << Math.Min(failures - 1, 30);
        var delay = TimeSpan.FromSeconds(Math.Min(seconds, (long)Longest.TotalSeconds));
        return delay * (0.8 + (Random.Shared.NextDouble() * 0.4));
    }
}
