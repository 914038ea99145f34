using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.Application.Features.Publishing;

/// <summary>Asks a platform how far it is with what it was given, and comes again until that is ready or has failed.</summary>
/// <param name="Turn">The job's; a message of an earlier turn does nothing.</param>
[SystemOnly]
[MessageName("publishing.look", MessageLanes.Channels)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record LookAtPost(Guid JobId, int Turn) : IMessage, IRetryOnConflict;

public sealed class LookAtPostHandler(
    IRepository<PublishingJob> jobs,
    IReadRepository<PublishingJob> known,
    IChannelPublishers publishers,
    ChannelAccess access,
    PublishingQueue queue,
    TimeProvider time
) : ICommandHandler<LookAtPost>
{
    public async Task<Result> Handle(LookAtPost command, CancellationToken cancellationToken)
    {
        var waiting = await known.FirstOrDefaultAsync(new JobById(command.JobId), cancellationToken);
        if (waiting is not { IsProcessing: true, PostId: { } postId } || waiting.Turn != command.Turn)
        {
            return Result.Success();
        }

        var found = await FindAsync(waiting, postId, cancellationToken);

        // Loaded when the platform has answered: what concerns the channel is stored by itself.
        var job = await jobs.GetAsync(command.JobId, cancellationToken);
        if (job is not { IsProcessing: true } || job.Turn != command.Turn)
        {
            return Result.Success();
        }

        if (found is { IsSuccess: true, Value: var post })
        {
            job.TakeLook(post.State == PlatformPostState.Ready, post.Url, post.Remark, time.Now());
        }
        else
        {
            job.TakeLook(found.Error!, time.Now());
        }

        await queue.FollowAsync(job, cancellationToken);
        return Result.Success();
    }

    private async Task<Result<PlatformPost>> FindAsync(
        PublishingJob job,
        string postId,
        CancellationToken cancellationToken
    )
    {
        if (publishers.Find(job.Platform) is not { } publisher)
        {
            return PublishingJobErrors.PlatformTakesNoUploads;
        }

        var channel = await access.OpenAsync(job.ChannelId, isAfresh: false, cancellationToken);
        if (!channel.IsSuccess)
        {
            return channel.Error;
        }

        var found = await publisher.FindAsync(postId, job.Privacy, channel.Value.Tokens, cancellationToken);
        return found.IsSuccess ? found : await access.JudgeAsync(job.ChannelId, found.Error, cancellationToken);
    }
}
