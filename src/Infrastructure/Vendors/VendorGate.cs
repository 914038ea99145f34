using Polly;

namespace StreamHub.Infrastructure.Vendors;

/// <summary>The way to one account at one vendor: its pipeline, and how many calls may be under way.</summary>
internal sealed class VendorGate(VendorAccount account, VendorOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Concurrency);

    public VendorAccount Account => account;

    public ResiliencePipeline<HttpResponseMessage> Pipeline { get; } =
        VendorResilience.Build(options, time, PaceOf(account, options, time));

    /// <summary>Waits for a place; the pipeline's time-out bounds the wait.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        return new Place(_places);
    }

    public void Dispose() => _places.Dispose();

    // Whoever has waited for a turn still has the whole time of a try.
    private static VendorPace? PaceOf(VendorAccount account, VendorOptions options, TimeProvider time) =>
        options.Limits.TryGetValue(account.Vendor, out var limit)
            ? new VendorPace(limit, options.CallTimeout - options.TryTimeout, time)
            : null;

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
