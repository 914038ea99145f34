using StreamHub.Domain.Analytics;
using StreamHub.UnitTests.Common;

namespace StreamHub.UnitTests.Domain.Analytics;

/// <summary>A viewer in front of a video of a minute.</summary>
internal static class Viewings
{
    public const int VideoSeconds = 60;

    public static readonly Viewership AtHome = new("DE", DeviceClass.Desktop);

    public static readonly BeaconPass Pass = new(
        Guid.NewGuid(),
        Guid.NewGuid(),
        Guid.NewGuid(),
        Guid.NewGuid(),
        VideoSeconds,
        Moments.Noon,
        Moments.Noon.AddHours(6)
    );

    public static readonly Guid SessionId = Guid.NewGuid();

    public static ViewingSession Session(params Beacon[] beacons) =>
        ViewingSession.Of(Pass, SessionId, AtHome, beacons);

    public static Beacon Start(int at = 0) => new(BeaconKind.Start, Moments.Noon.AddSeconds(at), default);

    /// <param name="at">When, in seconds from noon.</param>
    /// <param name="from">What was played, in seconds of the video.</param>
    public static Beacon Progress(int at, int from, int to) =>
        new(BeaconKind.Progress, Moments.Noon.AddSeconds(at), new WatchedRange(from * 1000, to * 1000));
}
