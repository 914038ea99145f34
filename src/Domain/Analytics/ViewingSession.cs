using StreamHub.Domain.Common;

namespace StreamHub.Domain.Analytics;

/// <summary>
/// One viewer's playing of one video: one view, however many beacons tell of it. What is kept is put together by union,
/// least and greatest only, so that the same beacons give the same figures in any order, any grouping, and any number of
/// times.
/// </summary>
public sealed class ViewingSession : IOwned
{
    /// <summary>A viewer's further sessions with one video on one day are not counted: nobody begins so often.</summary>
    public const int MaxPerViewerAndDay = 50;

    /// <summary>Faster than this nobody watches: what a player claims to have played is held to the time that went by.</summary>
    public const int MaxSpeed = 2;

    /// <summary>What a player may be ahead of the time that went by: clocks, buffers, a start that was lost.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(15);

    private const int CompletedPermille = 900;
    private const int WholePermille = 1000;

    private ViewingSession() { }

    public Guid VideoId { get; private init; }

    public Guid Viewer { get; private init; }

    /// <summary>Chosen by the player.</summary>
    public Guid SessionId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset HeardAt { get; private set; }

    /// <summary>The day of <see cref="StartedAt"/>, in UTC, to which the whole view counts.</summary>
    public DateOnly Day { get; private set; }

    public int? DurationSeconds { get; private set; }

    /// <summary>What the player claims to have played.</summary>
    public SecondSet Watched { get; private set; } = SecondSet.Empty;

    /// <summary>What of it counts. Seconds that were played twice count once.</summary>
    public int WatchedSeconds { get; private set; }

    /// <summary>Watched of the whole, in thousandths; <c>null</c> while the video's length is not known.</summary>
    public int? CompletionPermille { get; private set; }

    public bool IsCompleted { get; private set; }

    public string? Country { get; private set; }

    public DeviceClass Device { get; private set; }

    /// <summary>How often it was written; the first time is 1.</summary>
    public int Writes { get; private init; } = 1;

    /// <param name="beacons">At least one.</param>
    public static ViewingSession Of(
        BeaconPass pass,
        Guid sessionId,
        Viewership viewership,
        IReadOnlyCollection<Beacon> beacons
    )
    {
        var session = new ViewingSession
        {
            VideoId = pass.VideoId,
            Viewer = pass.Viewer,
            SessionId = sessionId,
            OrganizationId = pass.OrganizationId,
            StartedAt = beacons.Min(beacon => beacon.OccurredAt),
            HeardAt = beacons.Max(beacon => beacon.OccurredAt),
            DurationSeconds = pass.DurationSeconds,
            Watched = SecondSet.Of(
                beacons.Where(beacon => beacon.Kind != BeaconKind.Start).Select(beacon => beacon.Watched),
                pass.DurationSeconds ?? SecondSet.MaxSeconds
            ),
            Country = viewership.Country,
            Device = viewership.Device,
        };
        session.Count();
        return session;
    }

    /// <summary>Takes in what another request, or another node, heard of the same session.</summary>
    public void Merge(ViewingSession other)
    {
        if (other.BeganBefore(this))
        {
            (StartedAt, Country, Device) = (other.StartedAt, other.Country, other.Device);
        }

        HeardAt = HeardAt > other.HeardAt ? HeardAt : other.HeardAt;
        DurationSeconds =
            DurationSeconds is { } mine && other.DurationSeconds is { } theirs
                ? Math.Max(mine, theirs)
                : DurationSeconds ?? other.DurationSeconds;
        Watched = Watched.Union(other.Watched);
        Count();
    }

    // Where and with what is told by the earliest word; among several of one moment, by an order that is always the same.
    private bool BeganBefore(ViewingSession other) =>
        (StartedAt.CompareTo(other.StartedAt), Device.CompareTo(other.Device)) switch
        {
            (0, 0) => string.CompareOrdinal(Country, other.Country) < 0,
            (0, var byDevice) => byDevice < 0,
            var (byTime, _) => byTime < 0,
        };

    private void Count()
    {
        Day = DateOnly.FromDateTime(StartedAt.UtcDateTime);
        var possible = ((HeardAt - StartedAt).Ticks * MaxSpeed + Tolerance.Ticks) / TimeSpan.TicksPerSecond;
        var claimed = Math.Min(Watched.Count, DurationSeconds ?? SecondSet.MaxSeconds);
        WatchedSeconds = (int)Math.Min(claimed, possible);
        CompletionPermille = DurationSeconds is { } whole ? WatchedSeconds * WholePermille / whole : null;
        IsCompleted = CompletionPermille >= CompletedPermille;
    }
}
