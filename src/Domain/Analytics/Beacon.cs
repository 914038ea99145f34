namespace StreamHub.Domain.Analytics;

public enum BeaconKind
{
    /// <summary>Playing began: there is a view, of which nothing was watched yet.</summary>
    Start,

    /// <summary>Playing goes on; sent every ten seconds.</summary>
    Progress,

    /// <summary>Playing ended, for now or for good.</summary>
    End,
}

/// <summary>What a player reports: when, and which part of the video it played since its last report.</summary>
public readonly record struct Beacon(BeaconKind Kind, DateTimeOffset OccurredAt, WatchedRange Watched)
{
    public const int MaxPerRequest = 100;

    /// <summary>A day.</summary>
    public const int MaxAgeSeconds = 86_400;
}
