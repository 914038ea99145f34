using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Channels;
using StreamHub.Application.Features.Usage;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;
using StreamHub.Domain.Usage;

namespace StreamHub.Application.Features.Publishing;

/// <summary>Has a job that failed tried anew, at once. It takes one of the month's uploads again.</summary>
[RequirePermission(Permissions.PublishingWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record RetryPublishing(Guid Id) : ICommand<JobResponse>, IRetryOnConflict;

public sealed class RetryPublishingHandler(
    IRepository<PublishingJob> jobs,
    IReadRepository<Channel> channels,
    UsageMeter meter,
    PublishingQueue queue,
    TimeProvider time
) : ICommandHandler<RetryPublishing, JobResponse>
{
    public async Task<Result<JobResponse>> Handle(RetryPublishing command, CancellationToken cancellationToken)
    {
        var job = await jobs.GetAsync(command.Id, cancellationToken);
        if (job is null)
        {
            return PublishingJobErrors.NotFound;
        }

        var channel = await channels.FirstOrDefaultAsync(new OpenChannel(job.ChannelId), cancellationToken);
        if (channel is null)
        {
            return ChannelErrors.NotFound;
        }

        var retried = job.Retry(channel, time.Now());
        if (!retried.IsSuccess)
        {
            return retried.Error;
        }

        var (id, owner) = (job.ReservationId, job.OrganizationId);
        if (await meter.ReserveAsync(id, owner, UsageMetric.Uploads, amount: 1, cancellationToken) is { } full)
        {
            return full;
        }

        await queue.FollowAsync(job, cancellationToken);
        return JobResponse.Of(job);
    }
}
