using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.Application.Features.Publishing;

[RequirePermission(Permissions.PublishingRead)]
[NoValidation("Any id can be asked for.")]
public sealed record GetPublishingJob(Guid Id) : IQuery<JobResponse>;

public sealed class GetPublishingJobHandler(IReadRepository<PublishingJob> jobs)
    : IQueryHandler<GetPublishingJob, JobResponse>
{
    public async Task<Result<JobResponse>> Handle(GetPublishingJob query, CancellationToken cancellationToken)
    {
        var job = await jobs.FirstOrDefaultAsync(new JobById(query.Id), cancellationToken);
        return job is null ? PublishingJobErrors.NotFound : JobResponse.Of(job);
    }
}
