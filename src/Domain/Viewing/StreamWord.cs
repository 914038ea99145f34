using StreamHub.Domain.Analytics;

namespace StreamHub.Domain.Viewing;

/// <summary>What a player's beacons say of its stream: that it goes on, or that it is over for now. The latest word counts.</summary>
public sealed record StreamWord(Guid StreamId, DateTimeOffset HeardAt, bool IsOver)
{
    public DateTimeOffset EndsAt => IsOver ? HeardAt : HeardAt + PlaybackStream.Lease;

    /// <summary>A lease that ends by then is renewed; one that ends later is fresh enough.</summary>
    public DateTimeOffset RenewsUntil => EndsAt - PlaybackStream.RenewalStep;

    /// <param name="beacons">At least one.</param>
    public static StreamWord Of(Guid streamId, IReadOnlyCollection<Beacon> beacons)
    {
        var heardAt = beacons.Max(beacon => beacon.OccurredAt);
        var isOver = beacons.Any(beacon => beacon.Kind == BeaconKind.End && beacon.OccurredAt == heardAt);
        return new StreamWord(streamId, heardAt, isOver);
    }

    /// <summary>Which of two words counts; at the same moment the one that says that it is over.</summary>
    public StreamWord Later(StreamWord other) =>
        (HeardAt, IsOver).CompareTo((other.HeardAt, other.IsOver)) >= 0 ? this : other;
}
