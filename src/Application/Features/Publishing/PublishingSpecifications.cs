using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Publishing;

namespace StreamHub.Application.Features.Publishing;

internal sealed class JobById : Specification<PublishingJob>
{
    public JobById(Guid id) => Query.Where(job => job.Id == id);
}

/// <summary>The organization's, newest first, those behind <paramref name="after"/>.</summary>
internal sealed class NewestJobs : Specification<PublishingJob, PublishingJob>
{
    public NewestJobs(PublishingState? state, Guid? channelId, Platform? platform, Cursor? after, int count)
    {
        Query.OrderByDescending(job => job.CreatedAt).OrderByDescending(job => job.Id).Take(count);
        if (state is not null)
        {
            Query.Where(job => job.State == state);
        }

        if (channelId is not null)
        {
            Query.Where(job => job.ChannelId == channelId);
        }

        if (platform is not null)
        {
            Query.Where(job => job.Platform == platform);
        }

        if (after is { At: var at, Id: var id })
        {
            Query.Where(job => job.CreatedAt < at || (job.CreatedAt == at && job.Id < id));
        }

        // Whole, because its attempts belong to it.
        Select(job => job);
    }
}

/// <summary>Jobs of the same channel that go before it: one that is being uploaded, and those that are due and earlier.</summary>
internal sealed class JobsAhead : Specification<PublishingJob>
{
    public JobsAhead(PublishingJob job, DateTimeOffset now)
    {
        var (id, channelId, scheduledAt) = (job.Id, job.ChannelId, job.ScheduledAt);
        Query.Where(other =>
            other.ChannelId == channelId
            && other.Id != id
            && (
                other.Slot != null
                || (
                    other.State == PublishingState.Queued
                    && other.DueAt <= now
                    && (other.ScheduledAt < scheduledAt || (other.ScheduledAt == scheduledAt && other.Id < id))
                )
            )
        );
    }
}

/// <summary>The places of a platform that somebody has.</summary>
internal sealed class TakenSlots : Specification<PublishingJob, int>
{
    public TakenSlots(Platform platform)
    {
        Query.Where(job => job.Platform == platform && job.Slot != null);
        Select(job => job.Slot!.Value);
    }
}

/// <summary>The earliest that is due and waits for a place, of a channel or of a whole platform; for StreamHub itself.</summary>
internal sealed class NextInLine : Specification<PublishingJob>
{
    public NextInLine(Platform platform, Guid? channelId, Guid except, DateTimeOffset now)
    {
        Query
            .Where(job =>
                job.Platform == platform && job.State == PublishingState.Queued && job.DueAt <= now && job.Id != except
            )
            .OrderBy(job => job.ScheduledAt)
            .OrderBy(job => job.Id)
            .Take(1);
        if (channelId is not null)
        {
            Query.Where(job => job.ChannelId == channelId);
        }
    }
}
