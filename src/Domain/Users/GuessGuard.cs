using StreamHub.Domain.Common;

namespace StreamHub.Domain.Users;

/// <summary>Counts guesses at one thing of an account, and closes the way in for a while when they are too many.</summary>
/// <remarks>Apart from the user, so that somebody who guesses gets in the way of nothing else that changes the user.</remarks>
public abstract class GuessGuard : AggregateRoot
{
    public const int MaxFailures = 10;

    /// <summary>After so long without a failure the count begins anew.</summary>
    public static readonly TimeSpan FailureMemory = TimeSpan.FromMinutes(15);

    public static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(15);

    /// <summary>Each lock is twice as long as the one before, up to this: who guesses must not keep an owner out for days.</summary>
    public static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);

    /// <summary>After so long without a failure the next lock is a short one again.</summary>
    public static readonly TimeSpan LockMemory = TimeSpan.FromDays(1);

    /// <param name="id">Its user's.</param>
    protected GuessGuard(Guid id)
        : base(id) { }

    /// <summary>Since the last success, lock or pause.</summary>
    public int Failures { get; private set; }

    public DateTimeOffset? LastFailureAt { get; private set; }

    /// <summary>In a row.</summary>
    public int Locks { get; private set; }

    public DateTimeOffset? LockedUntil { get; private set; }

    public bool IsLocked(DateTimeOffset now) => now < LockedUntil;

    /// <summary>Counts a wrong guess; while locked none counts, so that guessing on does not prolong the lock.</summary>
    /// <returns>Whether this one locks.</returns>
    public bool Fail(DateTimeOffset now)
    {
        if (IsLocked(now))
        {
            return false;
        }

        var pause = now - (LastFailureAt ?? now);
        Failures = pause < FailureMemory ? Failures + 1 : 1;
        Locks = pause < LockMemory ? Locks : 0;
        LastFailureAt = now;
        if (Failures < MaxFailures)
        {
            return false;
        }

        LockedUntil = now + LengthOfLock(Locks);
        Locks++;
        Failures = 0;
        return true;
    }

    /// <summary>The owner came in, or proved to be the owner by mail.</summary>
    public void Clear()
    {
        Failures = 0;
        LastFailureAt = null;
        Locks = 0;
        LockedUntil = null;
    }

    private static TimeSpan LengthOfLock(int locksBefore)
    {
        var length = FirstLock;
        for (var i = 0; i < locksBefore && length < LongestLock; i++)
        {
            length *= 2;
        }

        return length < LongestLock ? length : LongestLock;
    }
}
