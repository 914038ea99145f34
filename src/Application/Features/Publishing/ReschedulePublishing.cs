using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.Application.Features.Publishing;

/// <summary>Gives a job that waits for its time another one.</summary>
[RequirePermission(Permissions.PublishingWrite)]
[NoValidation("The job judges its time.")]
public sealed record ReschedulePublishing(Guid Id, DateTimeOffset ScheduledAt)
    : ICommand<JobResponse>,
        IRetryOnConflict;

public sealed class ReschedulePublishingHandler(
    IRepository<PublishingJob> jobs,
    PublishingQueue queue,
    TimeProvider time
) : ICommandHandler<ReschedulePublishing, JobResponse>
{
    public async Task<Result<JobResponse>> Handle(ReschedulePublishing command, CancellationToken cancellationToken)
    {
        var job = await jobs.GetAsync(command.Id, cancellationToken);
        if (job is null)
        {
            return PublishingJobErrors.NotFound;
        }

        var rescheduled = job.Reschedule(command.ScheduledAt.AsKept(), time.Now());
        if (!rescheduled.IsSuccess)
        {
            return rescheduled.Error;
        }

        await queue.FollowAsync(job, cancellationToken);
        return JobResponse.Of(job);
    }
}
