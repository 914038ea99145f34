namespace StreamHub.VendorSandbox.Google;

/// <summary>What YouTube knows of videos.</summary>
public sealed class YouTubeState
{
    /// <summary>Whether Google has verified the client's project; what others upload stays private.</summary>
    public bool IsVerified { get; set; } = true;

    /// <summary>Of the project, for today; without it, any number.</summary>
    public int? UploadsLeft { get; set; }

    public TimeSpan ProcessingTime { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Why the next video fails, as YouTube calls it.</summary>
    public string? NextFailure { get; set; }

    public Dictionary<string, YouTubeUpload> Uploads { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public List<YouTubeVideo> Videos { get; init; } = [];
}

/// <summary>A resumable upload.</summary>
public sealed class YouTubeUpload
{
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required YouTubeDraft Draft { get; init; }

    public required long Length { get; init; }

    public required DateTimeOffset ExpiresAt { get; set; }

    public long Received { get; set; }

    public required byte[] Hash { get; set; }

    /// <summary>The latest request that sent bytes; an earlier one that still has some comes too late.</summary>
    public int Writer { get; set; }

    /// <summary>What became of it.</summary>
    public string? VideoId { get; set; }
}

public sealed record YouTubeDraft(YouTubeSnippet Snippet, YouTubeDraftStatus Status);

public sealed record YouTubeSnippet(string? Title, string? Description, IReadOnlyList<string>? Tags);

public sealed record YouTubeDraftStatus(
    string? PrivacyStatus,
    DateTimeOffset? PublishAt,
    bool? SelfDeclaredMadeForKids
);

/// <param name="Hash">See <see cref="Uploads.PieceHash"/>.</param>
/// <param name="Failure">Why YouTube can't make anything of it.</param>
public sealed record YouTubeVideo(
    string Id,
    string AccountId,
    YouTubeDraft Draft,
    long Length,
    byte[] Hash,
    DateTimeOffset UploadedAt,
    DateTimeOffset ProcessedAt,
    bool IsLocked,
    string? Failure
);
