using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;

namespace StreamHub.Application.Features.Playlists;

/// <summary>Changes the members that are given and leaves the others.</summary>
[RequirePermission(Permissions.VideosWrite)]
public sealed record EditPlaylist(Guid Id, string? Name, Change<string?>? Description, bool? IsPublic)
    : ICommand<PlaylistResponse>,
        IRetryOnConflict;

public sealed class EditPlaylistValidator : AbstractValidator<EditPlaylist>
{
    public EditPlaylistValidator()
    {
        RuleFor(command => command.Name).Text(Playlist.NameMaxLength).When(command => command.Name is not null);
        RuleFor(command => Change<string?>.Apply(command.Description, null))
            .OptionalText(Playlist.DescriptionMaxLength)
            .OverridePropertyName(nameof(EditPlaylist.Description));
    }
}

public sealed class EditPlaylistHandler(IRepository<Playlist> playlists, TimeProvider time)
    : ICommandHandler<EditPlaylist, PlaylistResponse>
{
    public async Task<Result<PlaylistResponse>> Handle(EditPlaylist command, CancellationToken cancellationToken)
    {
        var playlist = await playlists.GetAsync(command.Id, cancellationToken);
        if (playlist is null)
        {
            return PlaylistErrors.NotFound;
        }

        playlist.Edit(command.Name, command.Description, command.IsPublic, time.Now());
        return PlaylistResponse.Of(playlist);
    }
}
