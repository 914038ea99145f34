using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;

namespace StreamHub.Application.Features.Playlists;

/// <summary>The organization's, newest first.</summary>
[RequirePermission(Permissions.VideosRead)]
public sealed record ListPlaylists(int? Limit, string? Cursor) : IQuery<Page<PlaylistResponse>>;

public sealed class ListPlaylistsValidator : AbstractValidator<ListPlaylists>
{
    public ListPlaylistsValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListPlaylistsHandler(IReadRepository<Playlist> playlists)
    : IQueryHandler<ListPlaylists, Page<PlaylistResponse>>
{
    public async Task<Result<Page<PlaylistResponse>>> Handle(ListPlaylists query, CancellationToken cancellationToken)
    {
        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var rows = await playlists.ListAsync(new NewestPlaylists(after, size + 1), cancellationToken);
        return Page.Of(rows, size, playlist => new Cursor(playlist.CreatedAt, playlist.Id));
    }
}
