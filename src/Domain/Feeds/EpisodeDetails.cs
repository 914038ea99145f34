namespace StreamHub.Domain.Feeds;

public enum TranscriptFormat
{
    Vtt,
    Srt,
    Json,
    Html,
    Text,
}

/// <summary>What of an episode can be changed, besides its file.</summary>
/// <param name="Notes">The show notes in HTML.</param>
public sealed record EpisodeDetails(
    string Title,
    string Description,
    string? Notes,
    int? DurationSeconds,
    int? Season,
    int? Number,
    EpisodeType Type,
    bool IsExplicit,
    Uri? ArtworkUrl,
    Uri? ChaptersUrl,
    Uri? TranscriptUrl,
    TranscriptFormat? TranscriptFormat
);
