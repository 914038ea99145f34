using StreamHub.Application.Features.Usage;
using StreamHub.Application.Ports;
using StreamHub.Domain.Publishing;

namespace StreamHub.Application.Features.Publishing;

/// <summary>What follows a job's step, as part of the transaction that makes it: the next message, or its upload given back.</summary>
public sealed class PublishingQueue(IRepository<PublishingJob> jobs, UsageMeter meter, IOutbox outbox)
{
    public async Task FollowAsync(PublishingJob job, CancellationToken cancellationToken)
    {
        switch (job.State)
        {
            case PublishingState.Queued:
                outbox.Enqueue(new RunPublishing(job.Id, job.Turn), job.DueAt);
                break;
            case PublishingState.Running:
                outbox.Enqueue(new LookAtPost(job.Id, job.Turn), job.DueAt);
                break;
            case PublishingState.Failed:
            case PublishingState.Cancelled:
                await meter.GiveBackAsync(job.ReservationId, cancellationToken);
                break;
        }
    }

    /// <summary>It asks for a place again, soon or when somebody wakes it.</summary>
    public void AskAgain(PublishingJob job, DateTimeOffset now, DateTimeOffset notBefore)
    {
        job.WaitForTurn(now);
        outbox.Enqueue(new RunPublishing(job.Id, job.Turn), notBefore);
    }

    /// <summary>A place was given back: the next of the same channel goes first, then whoever waits longest.</summary>
    public async Task WakeNextAsync(PublishingJob done, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var next =
            await jobs.FirstOrDefaultAsync(
                new NextInLine(done.Platform, done.ChannelId, done.Id, now),
                cancellationToken
            )
            ?? await jobs.FirstOrDefaultAsync(
                new NextInLine(done.Platform, channelId: null, done.Id, now),
                cancellationToken
            );
        if (next is not null)
        {
            AskAgain(next, now, now);
        }
    }
}
