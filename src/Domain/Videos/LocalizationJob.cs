using StreamHub.Domain.Common;

namespace StreamHub.Domain.Videos;

/// <summary>What is to be done next for a job.</summary>
public enum LocalizationStep
{
    /// <summary>Nothing: it is over.</summary>
    None,

    /// <summary>Ask the vendor to make the captions.</summary>
    Generate,

    /// <summary>Clear away what an earlier, failed job left, and ask then.</summary>
    Regenerate,

    /// <summary>Look again later.</summary>
    Wait,
}

/// <summary>
/// Captions in another language that the vendor is to make. The row is the truth; the vendor's list of captions is looked
/// at before anything is asked of it, so that a call that may have happened is not repeated blindly.
/// </summary>
public sealed class LocalizationJob : AggregateRoot, IOwned
{
    public const int FailureCodeMaxLength = 50;
    public const int FailureMessageMaxLength = 300;

    /// <summary>A job that is not done by then has failed.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromHours(6);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private const int DoublingsToLongestWait = 6;

    private LocalizationJob(
        Guid id,
        Guid organizationId,
        Guid videoId,
        Guid requestedBy,
        string language,
        DateTimeOffset createdAt
    )
        : base(id)
    {
        OrganizationId = organizationId;
        VideoId = videoId;
        RequestedBy = requestedBy;
        Language = language;
        CreatedAt = createdAt;
        UpdatedAt = createdAt;
    }

    public Guid OrganizationId { get; private set; }

    /// <summary>The job is kept when the video is gone: what was done for an organization is counted.</summary>
    public Guid VideoId { get; private set; }

    public Guid RequestedBy { get; private set; }

    /// <summary>A <see cref="LanguageTag"/>. A video has one job a language that is not over.</summary>
    public string Language { get; private set; }

    public LocalizationState State { get; private set; }

    /// <summary>Whether the vendor was seen at work on it.</summary>
    public bool WasSeen { get; private set; }

    /// <summary>How often the vendor was looked at in vain.</summary>
    public int Waits { get; private set; }

    public string? FailureCode { get; private set; }

    public string? FailureMessage { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public bool IsOver => State is LocalizationState.Succeeded or LocalizationState.Failed;

    public static LocalizationJob Queue(Video video, Guid requestedBy, LanguageTag language, DateTimeOffset now) =>
        new(NewId(now), video.OrganizationId, video.Id, requestedBy, language.Value, now);

    /// <summary>Takes what the vendor shows in the job's language, or that it shows nothing, and says what follows.</summary>
    public LocalizationStep Look(CaptionTrack? track, DateTimeOffset now)
    {
        var step = IsOver ? LocalizationStep.None : Judge(track, now);
        if (step == LocalizationStep.Generate && IsLate(now))
        {
            Fail(LocalizationErrors.TookTooLong, now);
            return LocalizationStep.None;
        }

        return step;
    }

    /// <summary>To be stored before the vendor is asked: from here on it may have been.</summary>
    public void Begin(DateTimeOffset now)
    {
        State = LocalizationState.Running;
        UpdatedAt = now;
        CountAsChanged();
    }

    /// <returns>When to look again; <c>null</c> when it has taken too long.</returns>
    public DateTimeOffset? Wait(DateTimeOffset now)
    {
        if (IsLate(now))
        {
            Fail(LocalizationErrors.TookTooLong, now);
            return null;
        }

        var wait = TimeSpan.FromTicks(FirstWait.Ticks << Math.Min(Waits, DoublingsToLongestWait));
        Waits++;
        UpdatedAt = now;
        return now + (wait < LongestWait ? wait : LongestWait);
    }

    public void Fail(Error reason, DateTimeOffset now)
    {
        State = LocalizationState.Failed;
        FailureCode = reason.Code.Shorten(FailureCodeMaxLength);
        FailureMessage = reason.Message.Shorten(FailureMessageMaxLength);
        FinishedAt = now;
        UpdatedAt = now;
    }

    private bool IsLate(DateTimeOffset now) => now >= CreatedAt + LongestLife;

    private LocalizationStep Judge(CaptionTrack? track, DateTimeOffset now)
    {
        switch (track)
        {
            case { IsGenerated: false }:
                return GiveUp(LocalizationErrors.CaptionsExist, now);
            case { State: CaptionState.Ready }:
                State = LocalizationState.Succeeded;
                FinishedAt = now;
                UpdatedAt = now;
                return LocalizationStep.None;
            case { State: CaptionState.Processing }:
                State = LocalizationState.Running;
                WasSeen = true;
                UpdatedAt = now;
                return LocalizationStep.Wait;
            case not null:
                return State == LocalizationState.Queued
                    ? LocalizationStep.Regenerate
                    : GiveUp(LocalizationErrors.VendorFailed, now);
            default:
                return WasSeen ? GiveUp(LocalizationErrors.CaptionsDeleted, now) : LocalizationStep.Generate;
        }
    }

    private LocalizationStep GiveUp(Error reason, DateTimeOffset now)
    {
        Fail(reason, now);
        return LocalizationStep.None;
    }
}
