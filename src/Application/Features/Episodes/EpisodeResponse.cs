using System.Linq.Expressions;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Episodes;

/// <param name="ItemGuid">What apps know it by.</param>
/// <param name="Notes">The show notes in HTML.</param>
/// <param name="MediaType">What the file's first bytes say it is.</param>
/// <param name="MediaBytes">The file's length, as it was found.</param>
/// <param name="PublishedAt">From when on the feed shows it; it may lie ahead.</param>
public sealed record EpisodeResponse(
    Guid Id,
    Guid ShowId,
    string ItemGuid,
    EpisodeState State,
    string Title,
    string Description,
    string? Notes,
    string MediaUrl,
    string MediaType,
    long MediaBytes,
    int? DurationSeconds,
    int? Season,
    int? Number,
    EpisodeType EpisodeType,
    bool IsExplicit,
    string? ArtworkUrl,
    string? ChaptersUrl,
    string? TranscriptUrl,
    TranscriptFormat? TranscriptFormat,
    DateTimeOffset? PublishedAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    internal static readonly Expression<Func<Episode, EpisodeResponse>> Projection = episode => new EpisodeResponse(
        episode.Id,
        episode.ShowId,
        episode.ItemGuid,
        episode.State,
        episode.Title,
        episode.Description,
        episode.Notes,
        episode.MediaUrl,
        episode.MediaType,
        episode.MediaBytes,
        episode.DurationSeconds,
        episode.Season,
        episode.Number,
        episode.Type,
        episode.IsExplicit,
        episode.ArtworkUrl,
        episode.ChaptersUrl,
        episode.TranscriptUrl,
        episode.TranscriptFormat,
        episode.PublishedAt,
        episode.CreatedAt,
        episode.UpdatedAt
    );

    private static readonly Func<Episode, EpisodeResponse> Compiled = Projection.Compile();

    internal static EpisodeResponse Of(Episode episode) => Compiled(episode);
}
