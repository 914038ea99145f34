using StreamHub.Application.Features.Videos;
using StreamHub.Domain.Videos;
using StreamHub.WebApi.Json;

namespace StreamHub.WebApi.Modules;

/// <summary>What a library can be filtered and sorted by, as an address says it.</summary>
/// <param name="CategoryId">Videos of this category.</param>
/// <param name="PlaylistId">Videos that are in this playlist.</param>
/// <param name="OwnerId">Videos that this member uploaded.</param>
/// <param name="Text">Words, or beginnings of words, that title and description have.</param>
/// <param name="Sort">The newest, the longest and the last changed come first, titles from A.</param>
/// <param name="Cursor">Of the page before, with the same filter and order.</param>
public sealed record VideoListQuery(
    EnumText<VideoState>? State,
    EnumText<VideoAccess>? Access,
    Guid? CategoryId,
    Guid? PlaylistId,
    Guid? OwnerId,
    string? Text,
    EnumText<VideoSort>? Sort,
    EnumText<SortDirection>? Direction,
    int? Limit,
    string? Cursor
)
{
    internal ListVideos ToRequest() =>
        new()
        {
            State = State?.Value,
            Access = Access?.Value,
            CategoryId = CategoryId,
            PlaylistId = PlaylistId,
            OwnerId = OwnerId,
            Text = Text,
            Sort = Sort?.Value,
            Direction = Direction?.Value,
            Limit = Limit,
            Cursor = Cursor,
        };
}
