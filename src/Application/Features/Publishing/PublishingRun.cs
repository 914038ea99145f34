using Microsoft.Extensions.Logging;
using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.Application.Features.Publishing;

/// <summary>
/// Has a held job's file uploaded and stores what becomes of it, while the lease is renewed beside. A lost lease stops the
/// upload, and the end of the process hands the job back.
/// </summary>
public sealed partial class PublishingRun(
    IChannelPublishers publishers,
    PublishingOrders orders,
    PublishingVault vault,
    PublishingQueue queue,
    PublishingTerms terms,
    TimeProvider time,
    ILogger<PublishingRun> logger
)
{
    /// <summary>The process ends; who comes next waits for the lease otherwise.</summary>
    private static readonly TimeSpan HandBackPatience = TimeSpan.FromSeconds(2);

    public async Task RunAsync(HeldJob held, CancellationToken cancellationToken)
    {
        using var upload = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, held.Lost);
        var journal = new PublishingJournal(held, vault);
        var renewing = RenewAsync(held, journal, upload.Token);
        try
        {
            var outcome = await PublishAsync(held, journal, upload.Token);
            await SettleAsync(held, journal.Progress, outcome);
        }
        catch (OperationCanceledException) when (held.IsLost)
        {
            JobLost(held.Job.Id, held.Fence);
        }
        catch (OperationCanceledException)
        {
            await HandBackAsync(held);
            throw;
        }
        finally
        {
            await upload.CancelAsync();
            await renewing;
        }
    }

    private async Task<Result<PlatformPost>> PublishAsync(
        HeldJob held,
        PublishingJournal journal,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (publishers.Find(held.Job.Platform) is not { } publisher)
            {
                return PublishingJobErrors.PlatformTakesNoUploads;
            }

            var order = await orders.PrepareAsync(held, journal, cancellationToken);
            if (!order.IsSuccess)
            {
                return order.Error;
            }

            var posted = await publisher.PublishAsync(order.Value, journal, cancellationToken);
            return posted.IsSuccess ? posted : await orders.JudgeAsync(held, posted.Error, cancellationToken);
        }
        catch (Exception exception) when (IsFailure(exception, cancellationToken))
        {
            PublisherThrew(exception, held.Job.Id);
            return PublishingJobErrors.Unexpected;
        }
    }

    // A time-out of the publisher's own looks like a cancellation, and is none.
    private static bool IsFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is not (JobLostException or OperationCanceledException)
        || (exception is not JobLostException && !cancellationToken.IsCancellationRequested);

    // What happened at the platform is stored even while the process ends: nothing else knows it.
    private Task SettleAsync(HeldJob held, PublishingProgress progress, Result<PlatformPost> outcome) =>
        held.ChangeAsync(
            async job =>
            {
                var now = time.Now();
                var taken = job.Renew(held.Fence, now + terms.Lease, progress.Sent, progress.Total, now);
                taken =
                    !taken.IsSuccess ? taken
                    : outcome is { IsSuccess: true, Value: var post }
                        ? job.TakePost(
                            held.Fence,
                            post.Id,
                            post.Url,
                            post.State == PlatformPostState.Ready,
                            post.Remark,
                            now
                        )
                    : job.TakeFailure(held.Fence, outcome.Error!, Random.Shared.Next(1_001), now);
                if (taken.IsSuccess)
                {
                    await queue.FollowAsync(job, CancellationToken.None);
                    await queue.WakeNextAsync(job, now, CancellationToken.None);
                }

                return taken;
            },
            CancellationToken.None
        );

    private async Task RenewAsync(HeldJob held, PublishingJournal journal, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(terms.ReportInterval, time);
        var stored = new PublishingProgress(held.Job.BytesSent, held.Job.BytesTotal);
        var until = held.Job.LeaseUntil!.Value;
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var (now, progress) = (time.Now(), journal.Progress);
                if (progress != stored || until - now < terms.Lease * (2.0 / 3))
                {
                    (stored, until) = await TryRenewAsync(held, progress, stored, until, now, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Over, or lost.
        }
    }

    private async Task<(PublishingProgress Stored, DateTimeOffset Until)> TryRenewAsync(
        HeldJob held,
        PublishingProgress progress,
        PublishingProgress stored,
        DateTimeOffset until,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var later = now + terms.Lease;
            await held.ChangeAsync(
                job => job.Renew(held.Fence, later, progress.Sent, progress.Total, now),
                cancellationToken
            );
            return (progress, later);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            NotRenewed(exception, held.Job.Id);
            if (now < until)
            {
                return (stored, until);
            }

            // Who cannot say that it is still there has to take it that somebody else goes on.
            await held.LoseAsync();
            throw new JobLostException();
        }
    }

    private async Task HandBackAsync(HeldJob held)
    {
        using var patience = new CancellationTokenSource(HandBackPatience, time);
        try
        {
            await held.ChangeAsync(job => job.HandBack(held.Fence, time.Now()), patience.Token);
        }
        catch (Exception exception)
        {
            NotHandedBack(exception, held.Job.Id);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Publishing job {JobId} is not held under fence {Fence} any more; the upload stops"
    )]
    private partial void JobLost(Guid jobId, int fence);

    [LoggerMessage(LogLevel.Error, "Publishing job {JobId} broke in an unexpected way")]
    private partial void PublisherThrew(Exception exception, Guid jobId);

    [LoggerMessage(LogLevel.Warning, "The lease of publishing job {JobId} could not be renewed")]
    private partial void NotRenewed(Exception exception, Guid jobId);

    [LoggerMessage(LogLevel.Warning, "Publishing job {JobId} could not be handed back; its lease runs out by itself")]
    private partial void NotHandedBack(Exception exception, Guid jobId);
}
