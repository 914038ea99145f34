namespace StreamHub.Infrastructure.Channels.YouTube;

internal sealed record YouTubeList<T>(IReadOnlyList<T>? Items, string? NextPageToken = null);

internal sealed record YouTubeVideo(
    string? Id = null,
    YouTubeSnippet? Snippet = null,
    YouTubeStatus? Status = null,
    YouTubeProcessing? ProcessingDetails = null
);

internal sealed record YouTubeSnippet(string? Title, string? Description, IReadOnlyList<string>? Tags);

internal sealed record YouTubeStatus(
    string? PrivacyStatus = null,
    DateTimeOffset? PublishAt = null,
    bool? SelfDeclaredMadeForKids = null,
    string? UploadStatus = null,
    string? FailureReason = null,
    string? RejectionReason = null
);

internal sealed record YouTubeProcessing(string? ProcessingStatus, string? ProcessingFailureReason);

internal sealed record YouTubeUploads(YouTubeUploads.Details? ContentDetails)
{
    public string? PlaylistId => ContentDetails?.RelatedPlaylists?.Uploads;

    internal sealed record Details(Playlists? RelatedPlaylists);

    internal sealed record Playlists(string? Uploads);
}

internal sealed record YouTubePlaylistItem(YouTubePlaylistItem.Details? ContentDetails)
{
    internal sealed record Details(string? VideoId);
}

internal sealed record YouTubeRefusal(YouTubeRefusal.Whole? Error)
{
    /// <summary>Google's one word for it.</summary>
    public string? Reason => Error?.Errors is [{ Reason: { } reason }, ..] ? reason : null;

    internal sealed record Whole(IReadOnlyList<One>? Errors);

    internal sealed record One(string? Reason);
}
