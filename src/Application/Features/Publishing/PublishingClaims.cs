using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Publishing;

namespace StreamHub.Application.Features.Publishing;

/// <summary>
/// Gives a job to one worker: its turn has come, an earlier one of its channel does not go first, and its platform has a place
/// left. Of several who come at once the database lets one through: a channel, and a place of a platform, has one job at work.
/// </summary>
public sealed class PublishingClaims(
    IRepository<PublishingJob> jobs,
    IReadRepository<PublishingJob> known,
    PublishingQueue queue,
    IOutbox outbox,
    IUnitOfWork unitOfWork,
    PublishingTerms terms,
    TimeProvider time
)
{
    /// <summary>Each time that one loses another has won; more than there are places lose to a crowd that goes on without end.</summary>
    private const int MaxTries = 30;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <returns><c>null</c> when there is nothing to do for this message; what follows is part of the command's end.</returns>
    public async Task<HeldJob?> TakeAsync(RunPublishing message, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxTries; attempt++)
        {
            var job = await jobs.GetAsync(message.JobId, cancellationToken);
            if (job is null || job.Turn != message.Turn || job.IsOver || job.IsProcessing)
            {
                return null;
            }

            var isTaken = job.Slot is null
                ? await TryBeginAsync(job, cancellationToken)
                : await TryTakeOverAsync(job, message, cancellationToken);
            if (!isTaken)
            {
                return null;
            }

            // Its claim must stand before anything is sent.
            if (await unitOfWork.SaveChangesAsync(cancellationToken) is not { } lost)
            {
                return new HeldJob(job, jobs, unitOfWork);
            }

            unitOfWork.Reset();
            if (!ConcurrencyErrors.IsLostRace(lost))
            {
                break;
            }

            await Task.Delay(Pause * attempt, cancellationToken);
        }

        throw new InvalidOperationException("The job could not be claimed; its message comes again.");
    }

    private async Task<bool> TryBeginAsync(PublishingJob job, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var taken = await known.ListAsync(new TakenSlots(job.Platform), cancellationToken);
        var free = Enumerable.Range(1, terms.UploadsAtOnce).Except(taken).FirstOrDefault();
        if (free == 0 || await known.AnyAsync(new JobsAhead(job, now), cancellationToken))
        {
            queue.AskAgain(job, now, now + PublishingJob.TurnWait);
            return false;
        }

        job.Begin(free, now + terms.Lease, now);
        return true;
    }

    private async Task<bool> TryTakeOverAsync(
        PublishingJob job,
        RunPublishing message,
        CancellationToken cancellationToken
    )
    {
        var now = time.Now();
        if (!job.CanBeTakenOver(now))
        {
            outbox.Enqueue(message, job.LeaseUntil);
            return false;
        }

        if (job.TakeOver(now + terms.Lease, now))
        {
            return true;
        }

        await queue.FollowAsync(job, cancellationToken);
        await queue.WakeNextAsync(job, now, cancellationToken);
        return false;
    }
}
