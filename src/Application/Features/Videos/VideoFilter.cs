using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

public enum VideoSort
{
    CreatedAt,
    UpdatedAt,
    Title,
    Duration,
}

public enum SortDirection
{
    Asc,
    Desc,
}

/// <summary>Which videos of a library, and in which order.</summary>
/// <param name="Words">Words that title and description have, in small letters; <c>null</c> is any text.</param>
public sealed record VideoFilter(
    VideoState? State,
    VideoAccess? Access,
    Guid? CategoryId,
    Guid? PlaylistId,
    Guid? OwnerId,
    string? Words,
    VideoSort Sort,
    SortDirection Direction
)
{
    private const char Separator = ' ';

    /// <summary>What most ask for.</summary>
    public bool IsPlain =>
        this is { CategoryId: null, PlaylistId: null, OwnerId: null, Words: null, Sort: VideoSort.CreatedAt };

    public IReadOnlyList<string> WordList => Words?.Split(Separator, StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>What a cursor is bound to: the order and everything that chooses.</summary>
    public override string ToString() =>
        string.Join('|', State, Access, CategoryId, PlaylistId, OwnerId, Words, Sort, Direction);

    /// <summary>The letters and digits of a search; signs part words.</summary>
    public static string WordsIn(string text) =>
        string.Join(
            Separator,
            new string([
                .. text.Select(sign => char.IsLetterOrDigit(sign) ? char.ToLowerInvariant(sign) : Separator),
            ]).Split(Separator, StringSplitOptions.RemoveEmptyEntries)
        );
}
