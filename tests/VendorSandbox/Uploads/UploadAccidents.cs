namespace StreamHub.VendorSandbox.Uploads;

/// <summary>What happens once to an upload on its way.</summary>
public sealed class UploadAccidents
{
    private readonly Lock _gate = new();
    private long? _breakAt;
    private long? _stallAt;

    /// <summary>The connection breaks as soon as so many bytes of a file have come.</summary>
    public void BreakAt(long received)
    {
        lock (_gate)
        {
            _breakAt = received;
        }
    }

    /// <summary>Nothing more is read, and nothing answered, as soon as so many bytes of a file have come.</summary>
    public void StallAt(long received)
    {
        lock (_gate)
        {
            _stallAt = received;
        }
    }

    internal async Task MeetAsync(long received, HttpContext context)
    {
        if (Takes(ref _breakAt, received))
        {
            context.Abort();
            throw new OperationCanceledException();
        }

        if (Takes(ref _stallAt, received))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        }
    }

    internal void Clear()
    {
        lock (_gate)
        {
            (_breakAt, _stallAt) = (null, null);
        }
    }

    private bool Takes(ref long? accident, long received)
    {
        lock (_gate)
        {
            var happens = accident <= received;
            accident = happens ? null : accident;
            return happens;
        }
    }
}
