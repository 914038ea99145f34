using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Files;
using StreamHub.Application.Features.Shows;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Episodes;

/// <summary>Replaces all that can be changed. Another file is looked at anew.</summary>
[RequirePermission(Permissions.ShowsWrite)]
public sealed record EditEpisode(Guid ShowId, Guid EpisodeId, Uri MediaUrl, EpisodeDetails Details)
    : ICommand<EpisodeResponse>,
        IRetryOnConflict;

public sealed class EditEpisodeValidator : AbstractValidator<EditEpisode>
{
    public EditEpisodeValidator(FileAddresses addresses)
    {
        RuleFor(command => command.MediaUrl).MediaFile(addresses);
        this.BoundDetails(command => command.Details);
    }
}

public sealed class EditEpisodeHandler(EpisodeInHand inHand, EpisodeMedia files, TimeProvider time)
    : ICommandHandler<EditEpisode, EpisodeResponse>
{
    public async Task<Result<EpisodeResponse>> Handle(EditEpisode command, CancellationToken cancellationToken)
    {
        var loaded = await inHand.LoadAsync(command.ShowId, command.EpisodeId, cancellationToken);
        if (!loaded.IsSuccess)
        {
            return loaded.Error;
        }

        MediaFile? media = null;
        if (command.MediaUrl.AbsoluteUri != loaded.Value.Episode.MediaUrl)
        {
            var seen = await files.LookAtAsync(command.MediaUrl, cancellationToken);
            if (!seen.IsSuccess)
            {
                return seen.Error;
            }

            media = seen.Value;
        }

        var now = time.Now();
        loaded.Value.Episode.Edit(command.Details, media, now);
        return inHand.Changed(loaded.Value, now);
    }
}
