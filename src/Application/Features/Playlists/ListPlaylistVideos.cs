using System.Globalization;
using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Playlists;

/// <summary>
/// A playlist's videos in its order. Of another organization's public playlist only those that the reader may know of:
/// what is private or not ready is left out.
/// </summary>
[RequirePermission(Permissions.VideosRead)]
public sealed record ListPlaylistVideos(Guid Id, int? Limit, string? Cursor) : IQuery<Page<PlaylistVideoResponse>>;

public sealed class ListPlaylistVideosValidator : AbstractValidator<ListPlaylistVideos>
{
    public ListPlaylistVideosValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).BoundCursorText();
    }
}

public sealed class ListPlaylistVideosHandler(IPlaylistReads playlists)
    : IQueryHandler<ListPlaylistVideos, Page<PlaylistVideoResponse>>
{
    public async Task<Result<Page<PlaylistVideoResponse>>> Handle(
        ListPlaylistVideos query,
        CancellationToken cancellationToken
    )
    {
        var playlist = await playlists.FindAsync(query.Id, cancellationToken);
        if (playlist is null)
        {
            return PlaylistErrors.NotFound;
        }

        var list = playlist.Id.ToString();
        var cursor = BoundCursor.Parse(query.Cursor, list);
        if (!cursor.IsSuccess)
        {
            return cursor.Error;
        }

        PlaylistPlace? after = null;
        if (cursor.Value is { } place)
        {
            if (!long.TryParse(place.Key, CultureInfo.InvariantCulture, out var rank))
            {
                return BoundCursor.OfAnotherList;
            }

            after = new PlaylistPlace(rank, place.Id);
        }

        var size = query.Limit ?? Page.DefaultSize;
        var rows = await playlists.ListVideosAsync(playlist, after, size + 1, cancellationToken);
        var page = Page.Of(rows, size, row => CursorOf(row).ToText(list));
        return new Page<PlaylistVideoResponse>([.. page.Items.Select(row => row.Video)], page.NextCursor);
    }

    private static BoundCursor CursorOf(PlacedVideo row) =>
        new(row.Rank.ToString(CultureInfo.InvariantCulture), row.Video.VideoId);
}
