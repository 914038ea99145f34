namespace StreamHub.Application.Features.Playback;

/// <summary>
/// When a grant ends: six hours after it was asked for, or up to five minutes later, so that all who ask for a video
/// within those minutes can share one signed token. Never after the right that gave it.
/// </summary>
public static class GrantExpiry
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(6);
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <param name="rightEnds">When the right to play ends, if it does.</param>
    /// <returns>A whole second, unless it is the end of the right.</returns>
    public static DateTimeOffset Of(Guid videoId, DateTimeOffset now, DateTimeOffset? rightEnds)
    {
        var end = EndOfWindow(now + Lifetime, PhaseOf(videoId));
        return rightEnds < end ? rightEnds.Value : end;
    }

    // Each video's windows begin at their own second, so that not all tokens have to be signed anew at the same time.
    private static long PhaseOf(Guid videoId) => (uint)videoId.GetHashCode() % Window.Ticks / TimeSpan.TicksPerSecond;

    private static DateTimeOffset EndOfWindow(DateTimeOffset least, long phase)
    {
        var window = (long)Window.TotalSeconds;
        var seconds = (least.UtcTicks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond;
        var sinceLastEnd = (seconds - phase) % window;
        var end = sinceLastEnd == 0 ? seconds : seconds + window - sinceLastEnd;
        return new DateTimeOffset(end * TimeSpan.TicksPerSecond, TimeSpan.Zero);
    }
}
