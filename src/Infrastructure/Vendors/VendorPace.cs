using Polly;

namespace StreamHub.Infrastructure.Vendors;

/// <summary>Our own side of a vendor's limit would have kept the request waiting for longer than its call may last.</summary>
internal sealed class VendorBusyException(TimeSpan wait)
    : HttpRequestException("More is asked of the vendor than it takes at once.")
{
    /// <summary>When there would have been a turn.</summary>
    public TimeSpan Wait => wait;
}

/// <summary>Lets an account's requests go no faster than the vendor takes them; who comes too early waits in line.</summary>
/// <param name="longestWait">Who would have to wait longer is told so at once.</param>
internal sealed class VendorPace(VendorLimit limit, TimeSpan longestWait, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly long _window = (long)(limit.Window.TotalSeconds * time.TimestampFrequency);

    // When each of the latest requests has its turn. The next one goes a window after the one whose place it takes.
    private readonly long[] _turns = new long[limit.Requests];
    private long _taken;

    /// <exception cref="VendorBusyException">The line is too long.</exception>
    public async ValueTask WaitAsync(bool isWrite, CancellationToken cancellationToken)
    {
        if (limit.WritesOnly && !isWrite)
        {
            return;
        }

        var wait = TakeTurn();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private TimeSpan TakeTurn()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            ref var place = ref _turns[_taken % _turns.Length];
            var turn = _taken < _turns.Length ? now : Math.Max(now, place + _window);
            var wait = time.GetElapsedTime(now, turn);
            if (wait > longestWait)
            {
                throw new VendorBusyException(wait);
            }

            place = turn;
            _taken++;
            return wait;
        }
    }
}

/// <summary>Each try of a call takes its turn: a retry is one more request to the vendor.</summary>
internal sealed class VendorPaceStrategy(VendorPace pace) : ResilienceStrategy<HttpResponseMessage>
{
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback,
        ResilienceContext context,
        TState state
    )
    {
        try
        {
            var isWrite = context.Properties.GetValue(VendorResilience.IsWrite, defaultValue: true);
            await pace.WaitAsync(isWrite, context.CancellationToken);
        }
        catch (Exception exception) when (exception is VendorBusyException or OperationCanceledException)
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }

        return await callback(context, state);
    }

    public sealed class Options : ResilienceStrategyOptions;
}
