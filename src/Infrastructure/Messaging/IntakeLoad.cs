using StreamHub.Application.Common;

namespace StreamHub.Infrastructure.Messaging;

/// <summary>
/// Whether vendors send faster than their events can be stored one by one. Meanwhile this process works on stored events
/// in turns (<see cref="MessagesInFlight"/>): a vendor waits seconds for its answer, a stored event as long as it must.
/// </summary>
internal sealed class IntakeLoad(TimeProvider time)
{
    /// <summary>So many in one transaction came while others were being stored.</summary>
    private const int Crowd = 8;

    private static readonly TimeSpan Remembered = TimeSpan.FromMilliseconds(500);

    /// <summary>From one claim of a batch of events to the next.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    private long _crowdedAt;
    private long _claimedAt;

    /// <summary>Events were claimed a moment ago, and more are being stored.</summary>
    public bool GoesFirst
    {
        get
        {
            var now = time.Now();
            return IsWithin(Remembered, ref _crowdedAt, now) && IsWithin(Turn, ref _claimedAt, now);
        }
    }

    /// <param name="events">How many one transaction stores.</param>
    public void Storing(int events)
    {
        if (events >= Crowd)
        {
            Volatile.Write(ref _crowdedAt, time.Now().UtcTicks);
        }
    }

    public void Claimed() => Volatile.Write(ref _claimedAt, time.Now().UtcTicks);

    // A clock that was set back must not hold events back until it has caught up.
    private static bool IsWithin(TimeSpan period, ref long ticks, DateTimeOffset now)
    {
        var elapsed = now.UtcTicks - Volatile.Read(ref ticks);
        return elapsed >= 0 && elapsed < period.Ticks;
    }
}
