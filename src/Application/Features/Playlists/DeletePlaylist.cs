using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;

namespace StreamHub.Application.Features.Playlists;

/// <summary>Its videos stay in the library.</summary>
[RequirePermission(Permissions.VideosWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record DeletePlaylist(Guid Id) : ICommand, IRetryOnConflict;

public sealed class DeletePlaylistHandler(IRepository<Playlist> playlists) : ICommandHandler<DeletePlaylist>
{
    public async Task<Result> Handle(DeletePlaylist command, CancellationToken cancellationToken)
    {
        var playlist = await playlists.FirstOrDefaultAsync(new PlaylistWithItems(command.Id), cancellationToken);
        if (playlist is null)
        {
            return PlaylistErrors.NotFound;
        }

        playlists.Remove(playlist);
        return Result.Success();
    }
}
