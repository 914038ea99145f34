namespace StreamHub.VendorSandbox.Webhooks;

/// <summary>What a test can do to the webhooks: hold them back, reorder, repeat, lose and delay them, wait for them.</summary>
public sealed class WebhookControl(WebhookQueue queue, DeliveryJournal journal)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    public IReadOnlyList<DeliveryAttempt> Deliveries => journal.Attempts;

    public void Hold(string vendor) => queue.Hold(vendor);

    public void Release(string vendor, ReleaseOrder order = ReleaseOrder.Forward, int copies = 1, int seed = 1) =>
        queue.Release(vendor, order, copies, seed);

    public void DropNext(string vendor, int count = 1) => queue.DropNext(vendor, count);

    public void Delay(string vendor, TimeSpan delay) => queue.Delay(vendor, delay);

    /// <summary>Waits until nothing is pending; what is held back counts as nothing.</summary>
    public async Task WhenIdleAsync(CancellationToken cancellation = default)
    {
        while (!queue.IsIdle)
        {
            await Task.Delay(PollInterval, cancellation);
        }
    }
}
