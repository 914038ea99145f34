using StreamHub.Domain.Common;

namespace StreamHub.Domain.Publishing;

/// <content>How it goes on once the platform has it, and the steps from state to state.</content>
public sealed partial class PublishingJob
{
    private static readonly TimeSpan LongestProcessing = TimeSpan.FromDays(1);
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(5);

    /// <summary>Takes what the platform says of what it was given.</summary>
    public void TakeLook(bool isReady, Uri url, string? remark, DateTimeOffset now)
    {
        Show(PostId!, url, remark);
        if (isReady)
        {
            End(PublishingState.Succeeded, now);
        }
        else
        {
            LookLater(now);
        }
    }

    /// <summary>The platform did not say how far it is, or that it will not make it.</summary>
    public void TakeLook(Error error, DateTimeOffset now)
    {
        if (error.Kind == ErrorKind.Unavailable)
        {
            LookLater(now);
            return;
        }

        // Whoever may not look does not know what became of it; what the platform refused is worth nothing.
        if (error.Kind != ErrorKind.Conflict)
        {
            PostId = null;
            MayHavePosted = false;
        }

        Note(error, now);
        End(PublishingState.Failed, now);
    }

    private void Show(string postId, Uri url, string? remark)
    {
        PostId = postId;
        PlatformUrl = url.AbsoluteUri.Shorten(PlatformUrlMaxLength);
        Remark = remark?.Shorten(RemarkMaxLength);
    }

    private void LookLater(DateTimeOffset now)
    {
        var elapsed = now - PostedAt!.Value;
        if (elapsed >= LongestProcessing)
        {
            Note(PublishingJobErrors.StillProcessing, now);
            End(PublishingState.Failed, now);
            return;
        }

        var wait = elapsed / 4;
        Turn++;
        DueAt =
            now
            + (
                wait < FirstLook ? FirstLook
                : wait < LongestLook ? wait
                : LongestLook
            );
        UpdatedAt = now;
    }

    private void Await(DateTimeOffset dueAt, DateTimeOffset now)
    {
        State = PublishingState.Running;
        Turn++;
        DueAt = dueAt;
        UpdatedAt = now;
        TellState(now);
    }

    private void Queue(DateTimeOffset dueAt, DateTimeOffset now)
    {
        State = PublishingState.Queued;
        Turn++;
        DueAt = dueAt;
        UpdatedAt = now;
        TellState(now);
    }

    private void End(PublishingState state, DateTimeOffset now)
    {
        State = state;
        FinishedAt = now;
        UpdatedAt = now;
        TellState(now);
    }

    private void Note(Error error, DateTimeOffset now)
    {
        AddAttempt(now);
        _attempts[^1].End(error, now);
    }

    private void AddAttempt(DateTimeOffset now)
    {
        _attempts.Add(new PublishingAttempt((_attempts.LastOrDefault()?.Number ?? 0) + 1, now));
        if (_attempts.Count > MaxAttemptsKept)
        {
            _attempts.RemoveAt(0);
        }
    }
}
