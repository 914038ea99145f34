using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Playlists;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>Takes the video out of the library at once; the vendor's copy is deleted in the background.</summary>
[RequirePermission(Permissions.VideosWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record DeleteVideo(Guid Id) : ICommand, IRetryOnConflict;

public sealed class DeleteVideoHandler(
    IRepository<Video> videos,
    IRepository<Playlist> playlists,
    IOutbox outbox,
    TimeProvider time
) : ICommandHandler<DeleteVideo>
{
    public async Task<Result> Handle(DeleteVideo command, CancellationToken cancellationToken)
    {
        var video = await videos.GetAsync(command.Id, cancellationToken);
        if (video is null)
        {
            return VideoErrors.NotFound;
        }

        var now = time.Now();
        video.Delete(now);
        foreach (var playlist in await playlists.ListAsync(new PlaylistsWithVideo(video.Id), cancellationToken))
        {
            playlist.Remove(video.Id, now);
        }

        outbox.Enqueue(new DeleteVendorVideo(video.Home, video.AtVendor));
        return Result.Success();
    }
}
