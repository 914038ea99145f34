using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;

namespace StreamHub.Application.Features.Playlists;

/// <summary>One of the organization's, or a public one of anybody's.</summary>
[RequirePermission(Permissions.VideosRead)]
[NoValidation("Any id can be asked for.")]
public sealed record GetPlaylist(Guid Id) : IQuery<PlaylistResponse>;

public sealed class GetPlaylistHandler(IPlaylistReads playlists) : IQueryHandler<GetPlaylist, PlaylistResponse>
{
    public async Task<Result<PlaylistResponse>> Handle(GetPlaylist query, CancellationToken cancellationToken)
    {
        var playlist = await playlists.FindAsync(query.Id, cancellationToken);
        return playlist is null ? PlaylistErrors.NotFound : playlist;
    }
}
