using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Episodes;

/// <summary>Deletes an episode, published or not. What was fetched of it stays counted.</summary>
[RequirePermission(Permissions.ShowsWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record DeleteEpisode(Guid ShowId, Guid EpisodeId) : ICommand, IRetryOnConflict;

public sealed class DeleteEpisodeHandler(EpisodeInHand inHand, TimeProvider time) : ICommandHandler<DeleteEpisode>
{
    public async Task<Result> Handle(DeleteEpisode command, CancellationToken cancellationToken)
    {
        var loaded = await inHand.LoadAsync(command.ShowId, command.EpisodeId, cancellationToken);
        if (!loaded.IsSuccess)
        {
            return loaded.Error;
        }

        inHand.Remove(loaded.Value, time.Now());
        return Result.Success();
    }
}
