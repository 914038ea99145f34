using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Publishing;

/// <summary>
/// Uploads a job's file, if it is its turn. All that happens is stored in steps under the job's fence, so that the command's
/// own transaction has nothing left to do than to end the message.
/// </summary>
/// <param name="Turn">The job's; a message of an earlier turn does nothing.</param>
[SystemOnly]
[MessageName("publishing.run", MessageLanes.Publishing)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record RunPublishing(Guid JobId, int Turn) : ILongMessage, IRetryOnConflict;

public sealed class RunPublishingHandler(PublishingClaims claims, PublishingRun run) : ICommandHandler<RunPublishing>
{
    public async Task<Result> Handle(RunPublishing command, CancellationToken cancellationToken)
    {
        using var held = await claims.TakeAsync(command, cancellationToken);
        if (held is not null)
        {
            await run.RunAsync(held, cancellationToken);
        }

        return Result.Success();
    }
}
