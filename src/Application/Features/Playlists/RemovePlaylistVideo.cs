using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Playlists;

/// <summary>Takes a video out of a playlist; it stays in the library.</summary>
[RequirePermission(Permissions.VideosWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record RemovePlaylistVideo(Guid Id, Guid VideoId) : ICommand, IRetryOnConflict;

public sealed class RemovePlaylistVideoHandler(IRepository<Playlist> playlists, TimeProvider time)
    : ICommandHandler<RemovePlaylistVideo>
{
    public async Task<Result> Handle(RemovePlaylistVideo command, CancellationToken cancellationToken)
    {
        var playlist = await playlists.FirstOrDefaultAsync(new PlaylistWithItems(command.Id), cancellationToken);
        if (playlist is null)
        {
            return PlaylistErrors.NotFound;
        }

        return playlist.Remove(command.VideoId, time.Now()) ? Result.Success() : VideoErrors.NotFound;
    }
}
