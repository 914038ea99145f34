using System.Collections.Concurrent;

namespace StreamHub.VendorSandbox.Webhooks;

public sealed class DeliveryJournal
{
    private const int Kept = 2000;

    private readonly ConcurrentQueue<DeliveryAttempt> _attempts = new();

    public IReadOnlyList<DeliveryAttempt> Attempts => [.. _attempts];

    internal void Add(DeliveryAttempt attempt)
    {
        _attempts.Enqueue(attempt);
        while (_attempts.Count > Kept)
        {
            _attempts.TryDequeue(out _);
        }
    }

    internal void Clear() => _attempts.Clear();
}
