using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.Application.Features.Publishing;

/// <summary>Calls a job off. An upload that is under way stops; what the platform may have already is not taken back.</summary>
[RequirePermission(Permissions.PublishingWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record CancelPublishing(Guid Id) : ICommand<JobResponse>, IRetryOnConflict;

public sealed class CancelPublishingHandler(IRepository<PublishingJob> jobs, PublishingQueue queue, TimeProvider time)
    : ICommandHandler<CancelPublishing, JobResponse>
{
    public async Task<Result<JobResponse>> Handle(CancelPublishing command, CancellationToken cancellationToken)
    {
        var job = await jobs.GetAsync(command.Id, cancellationToken);
        if (job is null)
        {
            return PublishingJobErrors.NotFound;
        }

        var (now, hadPlace) = (time.Now(), job.Slot is not null);
        var cancelled = job.Cancel(now);
        if (!cancelled.IsSuccess)
        {
            return cancelled.Error;
        }

        await queue.FollowAsync(job, cancellationToken);
        if (hadPlace)
        {
            await queue.WakeNextAsync(job, now, cancellationToken);
        }

        return JobResponse.Of(job);
    }
}
