using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.Application.Features.Publishing;

/// <summary>The organization's publishing jobs, newest first.</summary>
[RequirePermission(Permissions.PublishingRead)]
public sealed record ListPublishingJobs(
    PublishingState? State,
    Guid? ChannelId,
    Platform? Platform,
    int? Limit,
    string? Cursor
) : IQuery<Page<JobResponse>>;

public sealed class ListPublishingJobsValidator : AbstractValidator<ListPublishingJobs>
{
    public ListPublishingJobsValidator()
    {
        RuleFor(query => query.State).IsInEnum();
        RuleFor(query => query.Platform).IsInEnum();
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListPublishingJobsHandler(IReadRepository<PublishingJob> jobs)
    : IQueryHandler<ListPublishingJobs, Page<JobResponse>>
{
    public async Task<Result<Page<JobResponse>>> Handle(ListPublishingJobs query, CancellationToken cancellationToken)
    {
        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var rows = await jobs.ListAsync(
            new NewestJobs(query.State, query.ChannelId, query.Platform, after, size + 1),
            cancellationToken
        );
        return Page.Of([.. rows.Select(JobResponse.Of)], size, job => new Cursor(job.CreatedAt, job.Id));
    }
}
