using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Episodes;

/// <summary>Puts an episode into the feed. Repeated, it changes nothing but the time that is named.</summary>
/// <param name="PublishedAt">From when on it is shown; now, or as it was before, when absent.</param>
[RequirePermission(Permissions.ShowsWrite)]
public sealed record PublishEpisode(Guid ShowId, Guid EpisodeId, DateTimeOffset? PublishedAt)
    : ICommand<EpisodeResponse>,
        IRetryOnConflict;

public sealed class PublishEpisodeValidator : AbstractValidator<PublishEpisode>
{
    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch;
    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(2 * 366);

    public PublishEpisodeValidator(TimeProvider time) =>
        RuleFor(command => command.PublishedAt)
            .Must(at => at is null || (at >= Earliest && at <= time.Now() + MostAhead))
            .WithMessage("It must be after 1970, and at most two years ahead.");
}

public sealed class PublishEpisodeHandler(EpisodeInHand inHand, TimeProvider time)
    : ICommandHandler<PublishEpisode, EpisodeResponse>
{
    public async Task<Result<EpisodeResponse>> Handle(PublishEpisode command, CancellationToken cancellationToken)
    {
        var loaded = await inHand.LoadAsync(command.ShowId, command.EpisodeId, cancellationToken);
        if (!loaded.IsSuccess)
        {
            return loaded.Error;
        }

        var now = time.Now();
        loaded.Value.Episode.Publish(command.PublishedAt?.AsKept(), now);
        return inHand.Changed(loaded.Value, now);
    }
}
