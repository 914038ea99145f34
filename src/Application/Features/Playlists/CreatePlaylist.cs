using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Library;

namespace StreamHub.Application.Features.Playlists;

[RequirePermission(Permissions.VideosWrite)]
public sealed record CreatePlaylist(string Name, string? Description, bool? IsPublic) : ICommand<PlaylistResponse>;

public sealed class CreatePlaylistValidator : AbstractValidator<CreatePlaylist>
{
    public CreatePlaylistValidator()
    {
        RuleFor(command => command.Name).Text(Playlist.NameMaxLength);
        RuleFor(command => command.Description).OptionalText(Playlist.DescriptionMaxLength);
    }
}

public sealed class CreatePlaylistHandler(IRepository<Playlist> playlists, ICallerContext caller, TimeProvider time)
    : ICommandHandler<CreatePlaylist, PlaylistResponse>
{
    public Task<Result<PlaylistResponse>> Handle(CreatePlaylist command, CancellationToken cancellationToken)
    {
        var member = caller.Member;
        var playlist = Playlist.Create(
            member.OrganizationId,
            member.UserId,
            command.Name,
            command.Description,
            command.IsPublic ?? false,
            time.Now()
        );
        playlists.Add(playlist);
        return Task.FromResult(Result.Success(PlaylistResponse.Of(playlist)));
    }
}
