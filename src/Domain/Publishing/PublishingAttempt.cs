using StreamHub.Domain.Common;

namespace StreamHub.Domain.Publishing;

/// <summary>One try of a job to get its file to the platform, and how that ended.</summary>
public sealed class PublishingAttempt
{
    public const int CodeMaxLength = 50;
    public const int ReasonMaxLength = 300;

    internal PublishingAttempt(int number, DateTimeOffset startedAt)
    {
        Number = number;
        StartedAt = startedAt;
    }

    /// <summary>1, 2, 3 … of its job.</summary>
    public int Number { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary><c>null</c> while it is under way.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it ended without a post; stable, for clients. <c>null</c> for one that went well.</summary>
    public string? Code { get; private set; }

    /// <summary>The same in plain words.</summary>
    public string? Reason { get; private set; }

    internal void End(Error? error, DateTimeOffset now)
    {
        EndedAt = now;
        Code = error?.Code.Shorten(CodeMaxLength);
        Reason = error?.Message.Shorten(ReasonMaxLength);
    }
}
