namespace StreamHub.Domain.Analytics;

/// <summary>What stands behind a player's beacons: a grant that StreamHub gave to a viewer for a video.</summary>
/// <param name="OrganizationId">The video's owner.</param>
/// <param name="Viewer">Names the viewer to this owner only, the same every day, and tells nobody who it is.</param>
/// <param name="StreamId">Which of the viewer's concurrent streams its beacons keep alive; <c>null</c> where it takes none.</param>
/// <param name="DurationSeconds">The video's length in whole seconds, rounded up; <c>null</c> while it is not known.</param>
/// <param name="IssuedAt">Nothing was watched on this pass before.</param>
/// <param name="ExpiresAt">From then on it opens nothing.</param>
public sealed record BeaconPass(
    Guid VideoId,
    Guid OrganizationId,
    Guid Viewer,
    Guid? StreamId,
    int? DurationSeconds,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt
)
{
    /// <summary>How long after the grant's end a player may still send what it held back.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>When something happened that a player says was so long ago: never before the grant.</summary>
    public DateTimeOffset MomentOf(TimeSpan age, DateTimeOffset now) => now - age > IssuedAt ? now - age : IssuedAt;
}
