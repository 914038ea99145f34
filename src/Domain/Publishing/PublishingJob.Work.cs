using StreamHub.Domain.Common;

namespace StreamHub.Domain.Publishing;

/// <content>What workers do with it. Whoever is not the holder of the latest fence changes nothing.</content>
public sealed partial class PublishingJob
{
    /// <summary>When one that found no place asks again, if nobody wakes it before.</summary>
    public static readonly TimeSpan TurnWait = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether a worker that gets this job's message may take it now from one who seems to have died: at once, as long as
    /// nothing was sent that can't be taken back, because then two at work harm nothing; else when the lease has ended.
    /// </summary>
    public bool CanBeTakenOver(DateTimeOffset now) => Slot is not null && (!MayHavePosted || LeaseUntil <= now);

    /// <summary>Begins an attempt; the fence is the new holder's.</summary>
    public void Begin(int slot, DateTimeOffset leaseUntil, DateTimeOffset now)
    {
        if (State != PublishingState.Queued)
        {
            throw new InvalidOperationException($"A job that is {State} was to be begun.");
        }

        State = PublishingState.Running;
        Remark = null;
        Hold(slot, leaseUntil, now);
    }

    /// <summary>Goes on for a worker that ended without a word; that was an attempt, too.</summary>
    /// <returns>Whether there is an attempt left. Without one the job has failed.</returns>
    public bool TakeOver(DateTimeOffset leaseUntil, DateTimeOffset now)
    {
        if (Slot is not { } slot)
        {
            throw new InvalidOperationException("A job that nobody holds was to be taken over.");
        }

        var handedBack = _attempts[^1].EndedAt is not null;
        if (!handedBack)
        {
            Tries++;
            _attempts[^1].End(PublishingJobErrors.WorkerLost, now);
        }

        if (Tries >= MaxTries)
        {
            Fence++;
            LetGo();
            End(PublishingState.Failed, now);
            return false;
        }

        Hold(slot, leaseUntil, now);
        return true;
    }

    /// <summary>Its holder goes on, and has come so far.</summary>
    public Result Renew(int fence, DateTimeOffset leaseUntil, long bytesSent, long? bytesTotal, DateTimeOffset now)
    {
        if (!IsHeldBy(fence))
        {
            return PublishingJobErrors.NotHeld;
        }

        LeaseUntil = leaseUntil;
        if (bytesSent != BytesSent || bytesTotal != BytesTotal)
        {
            BytesSent = bytesSent;
            BytesTotal = bytesTotal;
            UpdatedAt = now;
            TellState(now);
        }

        return Result.Success();
    }

    /// <param name="assetVersion">Which content the session is of; forgotten with it.</param>
    public Result KeepSession(int fence, string? sealedSession, string? assetVersion)
    {
        if (!IsHeldBy(fence))
        {
            return PublishingJobErrors.NotHeld;
        }

        SealedSession = sealedSession;
        AssetVersion = sealedSession is null ? null : assetVersion?.Shorten(AssetVersionMaxLength);
        return Result.Success();
    }

    public Result AboutToPost(int fence)
    {
        if (!IsHeldBy(fence))
        {
            return PublishingJobErrors.NotHeld;
        }

        MayHavePosted = true;
        return Result.Success();
    }

    /// <summary>The process ends: somebody else goes on at once, and it costs no attempt.</summary>
    public Result HandBack(int fence, DateTimeOffset now)
    {
        if (!IsHeldBy(fence))
        {
            return PublishingJobErrors.NotHeld;
        }

        LeaseUntil = now;
        _attempts[^1].End(PublishingJobErrors.WorkerLost, now);
        return Result.Success();
    }

    /// <summary>The platform has all of it.</summary>
    /// <param name="isReady">Whether it is done with it, too.</param>
    /// <param name="remark">What the owner should know, as a code.</param>
    public Result TakePost(int fence, string postId, Uri url, bool isReady, string? remark, DateTimeOffset now)
    {
        if (!IsHeldBy(fence))
        {
            return PublishingJobErrors.NotHeld;
        }

        _attempts[^1].End(error: null, now);
        LetGo();
        SealedSession = null;
        AssetVersion = null;
        Tries = 0;
        BytesSent = BytesTotal ?? BytesSent;
        PostedAt = now;
        Show(postId, url, remark);
        if (isReady)
        {
            End(PublishingState.Succeeded, now);
        }
        else
        {
            Await(now + FirstLook, now);
        }

        return Result.Success();
    }

    /// <summary>An attempt ended without a post: what may pass is tried again, what can't is the job's end.</summary>
    /// <param name="chance">From 0 to 1000, for the next try's time.</param>
    public Result TakeFailure(int fence, Error error, int chance, DateTimeOffset now)
    {
        if (!IsHeldBy(fence))
        {
            return PublishingJobErrors.NotHeld;
        }

        if (PublishingJobErrors.IsWait(error))
        {
            _attempts.RemoveAt(_attempts.Count - 1);
            LetGo();
            Remark = error.Code;
            Queue(now + (error.RetryAfter ?? FirstLook), now);
            return Result.Success();
        }

        Tries++;
        _attempts[^1].End(error, now);
        LetGo();
        if (PublishingErrors.MayPass(error) && Tries < MaxTries)
        {
            Queue(now + PublishingBackoff.After(Tries, chance, error.RetryAfter), now);
        }
        else
        {
            End(PublishingState.Failed, now);
        }

        return Result.Success();
    }

    /// <summary>Nobody had a place for it, or an earlier one of its channel goes first: it is due still, and asks again.</summary>
    public void WaitForTurn(DateTimeOffset now)
    {
        Turn++;
        UpdatedAt = now;
    }

    private bool IsHeldBy(int fence) => Slot is not null && Fence == fence;

    private void Hold(int slot, DateTimeOffset leaseUntil, DateTimeOffset now)
    {
        Slot = slot;
        LeaseUntil = leaseUntil;
        Fence++;
        UpdatedAt = now;
        AddAttempt(now);
        TellState(now);
    }

    private void LetGo()
    {
        Slot = null;
        LeaseUntil = null;
    }
}
