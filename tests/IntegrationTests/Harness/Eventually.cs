namespace StreamHub.IntegrationTests.Harness;

/// <summary>Waits for a condition that another thread or process brings about.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static async Task<T> GetsAsync<T>(Func<Task<T>> read, Func<T, bool> condition, string what)
    {
        using var bound = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(Interval);
        T latest;
        while (!condition(latest = await read()))
        {
            try
            {
                await timer.WaitForNextTickAsync(bound.Token);
            }
            catch (OperationCanceledException over)
            {
                throw new TimeoutException(
                    $"Waited {Patience.TotalSeconds} s for {what}; the latest was: {latest}",
                    over
                );
            }
        }

        return latest;
    }

    public static Task HoldsAsync(Func<Task<bool>> condition, string what) =>
        GetsAsync(condition, holds => holds, what);
}
