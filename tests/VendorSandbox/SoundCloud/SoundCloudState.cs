using StreamHub.VendorSandbox.Consents;

namespace StreamHub.VendorSandbox.SoundCloud;

/// <summary>What SoundCloud knows of tracks; who consented is <see cref="ConsentState"/>'s.</summary>
public sealed class SoundCloudState
{
    public TimeSpan ProcessingTime { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether the next file is one that nothing can be made of.</summary>
    public bool FailsNext { get; set; }

    /// <summary>Oldest first.</summary>
    public List<SoundCloudTrack> Tracks { get; init; } = [];
}

/// <param name="Hash">See <see cref="Uploads.PieceHash"/>.</param>
public sealed record SoundCloudTrack(
    string Urn,
    string AccountId,
    string Title,
    string? Description,
    string TagList,
    string Sharing,
    long Length,
    byte[] Hash,
    DateTimeOffset ProcessedAt,
    bool HasFailed
);
