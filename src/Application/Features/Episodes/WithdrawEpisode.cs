using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Domain.Common;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Episodes;

/// <summary>Takes an episode out of the feed. Published again, it is the same episode.</summary>
[RequirePermission(Permissions.ShowsWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record WithdrawEpisode(Guid ShowId, Guid EpisodeId) : ICommand<EpisodeResponse>, IRetryOnConflict;

public sealed class WithdrawEpisodeHandler(EpisodeInHand inHand, TimeProvider time)
    : ICommandHandler<WithdrawEpisode, EpisodeResponse>
{
    public async Task<Result<EpisodeResponse>> Handle(WithdrawEpisode command, CancellationToken cancellationToken)
    {
        var loaded = await inHand.LoadAsync(command.ShowId, command.EpisodeId, cancellationToken);
        if (!loaded.IsSuccess)
        {
            return loaded.Error;
        }

        var now = time.Now();
        var withdrawn = loaded.Value.Episode.Withdraw(now);
        return withdrawn.IsSuccess ? inHand.Changed(loaded.Value, now) : withdrawn.Error;
    }
}
