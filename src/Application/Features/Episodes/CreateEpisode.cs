using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Files;
using StreamHub.Application.Features.Shows;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Episodes;

/// <summary>Makes an episode, which is a draft until it is published. Its file is looked at now.</summary>
/// <param name="ItemGuid">What apps know it by already, where the show moves here.</param>
[RequirePermission(Permissions.ShowsWrite)]
public sealed record CreateEpisode(Guid ShowId, string? ItemGuid, Uri MediaUrl, EpisodeDetails Details)
    : ICommand<EpisodeResponse>,
        IRetryOnConflict;

public sealed class CreateEpisodeValidator : AbstractValidator<CreateEpisode>
{
    public CreateEpisodeValidator(FileAddresses addresses)
    {
        RuleFor(command => command.ItemGuid).OptionalText(Episode.ItemGuidMaxLength);
        RuleFor(command => command.ItemGuid)
            .Must(itemGuid => itemGuid is null || !string.IsNullOrWhiteSpace(itemGuid))
            .WithMessage("Leave it out, and one is made.");
        RuleFor(command => command.MediaUrl).MediaFile(addresses);
        this.BoundDetails(command => command.Details);
    }
}

public sealed class CreateEpisodeHandler(
    IRepository<Show> shows,
    IRepository<Episode> episodes,
    EpisodeMedia files,
    TimeProvider time
) : ICommandHandler<CreateEpisode, EpisodeResponse>
{
    public async Task<Result<EpisodeResponse>> Handle(CreateEpisode command, CancellationToken cancellationToken)
    {
        var show = await shows.GetAsync(command.ShowId, cancellationToken);
        if (show is null)
        {
            return ShowErrors.NotFound;
        }

        var media = await files.LookAtAsync(command.MediaUrl, cancellationToken);
        if (!media.IsSuccess)
        {
            return media.Error;
        }

        var admitted = show.AdmitEpisode(time.Now());
        if (!admitted.IsSuccess)
        {
            return admitted.Error;
        }

        var episode = Episode.Create(
            show.OrganizationId,
            show.Id,
            command.ItemGuid,
            command.Details,
            media.Value,
            time.Now()
        );
        episodes.Add(episode);
        return EpisodeResponse.Of(episode);
    }
}
