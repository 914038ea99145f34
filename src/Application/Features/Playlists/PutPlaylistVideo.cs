using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Playlists;

/// <summary>Adds a video to a playlist, or moves it there if it is in already.</summary>
/// <param name="Position">How many stand before it then; at the end when absent.</param>
[RequirePermission(Permissions.VideosWrite)]
public sealed record PutPlaylistVideo(Guid Id, Guid VideoId, int? Position) : ICommand, IRetryOnConflict;

public sealed class PutPlaylistVideoValidator : AbstractValidator<PutPlaylistVideo>
{
    public PutPlaylistVideoValidator() => RuleFor(command => command.Position).InclusiveBetween(0, Playlist.MaxVideos);
}

public sealed class PutPlaylistVideoHandler(
    IRepository<Playlist> playlists,
    IRepository<Video> videos,
    TimeProvider time
) : ICommandHandler<PutPlaylistVideo>
{
    public async Task<Result> Handle(PutPlaylistVideo command, CancellationToken cancellationToken)
    {
        var playlist = await playlists.FirstOrDefaultAsync(new PlaylistWithItems(command.Id), cancellationToken);
        if (playlist is null)
        {
            return PlaylistErrors.NotFound;
        }

        return await videos.GetAsync(command.VideoId, cancellationToken) is null
            ? VideoErrors.NotFound
            : playlist.Put(command.VideoId, command.Position, time.Now());
    }
}
