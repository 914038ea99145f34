using System.Collections.Concurrent;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Webhooks;

public enum ReleaseOrder
{
    Forward,
    Reverse,
    Shuffle,
}

/// <summary>What waits to be delivered, and how each vendor's deliveries are being disturbed.</summary>
public sealed class WebhookQueue(SandboxStore store, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Line> _lines = new(StringComparer.Ordinal);

    public bool IsIdle =>
        store.Read(state => state.Webhooks.Pending.TrueForAll(delivery => LineOf(delivery.Message.Vendor).Held));

    public void Enqueue(WebhookMessage message, WebhookTarget target)
    {
        var line = LineOf(message.Vendor);
        store.Change(state =>
        {
            if (line.ToDrop > 0)
            {
                line.ToDrop--;
                return;
            }

            state.Webhooks.Pending.Add(
                new PendingDelivery
                {
                    Message = message,
                    Target = target,
                    NotBefore = After(line.Delay),
                }
            );
        });
        line.Wake();
    }

    public void Hold(string vendor) => store.Change(_ => LineOf(vendor).Held = true);

    public void Release(string vendor, ReleaseOrder order, int copies, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(copies);
        var line = LineOf(vendor);
        store.Change(state =>
        {
            var pending = state.Webhooks.Pending;
            var released = Arrange(pending.Where(delivery => Belongs(delivery, vendor)), order, seed)
                .SelectMany(delivery => Enumerable.Range(0, copies).Select(_ => Renewed(delivery)))
                .ToList();
            pending.RemoveAll(delivery => Belongs(delivery, vendor));
            pending.AddRange(released);
            line.Held = false;
        });
        line.Wake();
    }

    public void DropNext(string vendor, int count) => store.Change(_ => LineOf(vendor).ToDrop = count);

    public void Delay(string vendor, TimeSpan delay) => store.Change(_ => LineOf(vendor).Delay = delay);

    public void Reset()
    {
        foreach (var line in _lines.Values)
        {
            store.Change(_ => line.Clear());
        }
    }

    /// <summary>Waits for the vendor's first delivery that is due; deliveries of one vendor go out one after another.</summary>
    internal async Task<PendingDelivery> NextAsync(string vendor, CancellationToken cancellation)
    {
        var line = LineOf(vendor);
        while (true)
        {
            var now = clock.GetTimestamp();
            var candidate = store.Read(state =>
                line.Held
                    ? null
                    : state.Webhooks.Pending.Where(delivery => Belongs(delivery, vendor)).MinBy(DueFrom(now))
            );
            if (candidate is not null && candidate.NotBefore <= now)
            {
                return candidate;
            }

            var wait = candidate is null ? LongestWait : clock.GetElapsedTime(now, candidate.NotBefore);
            await line.WaitAsync(wait < LongestWait ? wait : LongestWait, cancellation);
        }
    }

    internal void Remove(PendingDelivery delivery) => store.Change(state => state.Webhooks.Pending.Remove(delivery));

    internal void Postpone(PendingDelivery delivery, TimeSpan delay) =>
        store.Change(_ => delivery.NotBefore = After(delay));

    public void Dispose()
    {
        foreach (var line in _lines.Values)
        {
            line.Dispose();
        }
    }

    private static Func<PendingDelivery, long> DueFrom(long now) => delivery => Math.Max(delivery.NotBefore, now);

    private static bool Belongs(PendingDelivery delivery, string vendor) =>
        string.Equals(delivery.Message.Vendor, vendor, StringComparison.Ordinal);

    private static PendingDelivery Renewed(PendingDelivery delivery) =>
        new() { Message = delivery.Message, Target = delivery.Target };

    private static PendingDelivery[] Arrange(IEnumerable<PendingDelivery> deliveries, ReleaseOrder order, int seed)
    {
        var arranged = deliveries.ToArray();
        if (order == ReleaseOrder.Reverse)
        {
            Array.Reverse(arranged);
        }
        else if (order == ReleaseOrder.Shuffle)
        {
            new Random(seed).Shuffle(arranged);
        }

        return arranged;
    }

    private long After(TimeSpan delay) => clock.GetTimestamp() + (long)(delay.TotalSeconds * clock.TimestampFrequency);

    private Line LineOf(string vendor) => _lines.GetOrAdd(vendor, _ => new Line());

    private sealed class Line : IDisposable
    {
        private readonly SemaphoreSlim _wake = new(0);

        public bool Held { get; set; }

        public int ToDrop { get; set; }

        public TimeSpan Delay { get; set; }

        public void Wake() => _wake.Release();

        public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation) =>
            _wake.WaitAsync(atMost, cancellation);

        public void Clear()
        {
            Held = false;
            ToDrop = 0;
            Delay = TimeSpan.Zero;
        }

        public void Dispose() => _wake.Dispose();
    }
}
