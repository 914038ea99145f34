namespace StreamHub.Infrastructure.Messaging;

/// <summary>Wakes this process's relay when a message was queued, so that it need not wait for its next look.</summary>
internal sealed class RelaySignal : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Wake()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) =>
        _signal.WaitAsync(atMost, cancellationToken);

    public void Dispose() => _signal.Dispose();
}
