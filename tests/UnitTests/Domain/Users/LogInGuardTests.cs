using Shouldly;
using StreamHub.Domain.Users;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Users;

public class LogInGuardTests
{
    private static readonly DateTimeOffset Now = Moments.Noon;

    private readonly LogInGuard _guard = LogInGuard.Of(Guid.NewGuid());

    [Fact]
    public void Nine_failures_lock_nothing_and_the_tenth_locks_for_a_quarter_of_an_hour()
    {
        Fail(9, Now);
        _guard.IsLocked(Now).ShouldBeFalse();

        _guard.Fail(Now).ShouldBeTrue();

        _guard.LockedUntil.ShouldBe(Now.AddMinutes(15));
        _guard.IsLocked(Now.AddMinutes(15) - Moments.Tick).ShouldBeTrue();
        _guard.IsLocked(Now.AddMinutes(15)).ShouldBeFalse();
    }

    [Fact]
    public void Guessing_on_does_not_prolong_the_lock_nor_count_towards_the_next()
    {
        Fail(10, Now);

        Fail(100, Now.AddMinutes(14));

        _guard.LockedUntil.ShouldBe(Now.AddMinutes(15));
        _guard.Failures.ShouldBe(0);
    }

    [Fact]
    public void A_pause_begins_the_count_anew()
    {
        Fail(9, Now);

        Fail(9, Now + LogInGuard.FailureMemory);

        _guard.LockedUntil.ShouldBeNull();
    }

    [Fact]
    public void Failures_just_within_the_memory_count_together()
    {
        Fail(9, Now);

        _guard.Fail(Now + LogInGuard.FailureMemory - Moments.Tick).ShouldBeTrue();
    }

    [Fact]
    public void Each_lock_is_twice_the_one_before_up_to_an_hour_and_a_day_of_peace_makes_it_short_again()
    {
        var now = Now;
        var lengths = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            Fail(10, now);
            lengths.Add((_guard.LockedUntil!.Value - now).TotalMinutes);
            now = _guard.LockedUntil.Value;
        }

        lengths.ShouldBe([15, 30, 60, 60, 60]);
        now += LogInGuard.LockMemory;
        Fail(10, now);
        _guard.LockedUntil.ShouldBe(now + LogInGuard.FirstLock);
    }

    [Fact]
    public void The_owner_clears_all_of_it()
    {
        Fail(10, Now);

        _guard.Clear();

        _guard.IsLocked(Now).ShouldBeFalse();
        Fail(9, Now);
        _guard.IsLocked(Now).ShouldBeFalse();
        _guard.Fail(Now);
        _guard.LockedUntil.ShouldBe(Now + LogInGuard.FirstLock);
    }

    private void Fail(int times, DateTimeOffset now)
    {
        for (var i = 0; i < times; i++)
        {
            _guard.Fail(now);
        }
    }
}
