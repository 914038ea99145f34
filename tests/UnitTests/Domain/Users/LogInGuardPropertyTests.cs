using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using StreamHub.Domain.Users;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Users;

/// <summary>What holds of the lock whatever is tried, and when.</summary>
public class LogInGuardPropertyTests
{
    /// <summary>Mostly guesses at short intervals; now and then a long pause, or the owner comes in.</summary>
    private static readonly Gen<Step> Steps = Gen.Frequency(
            (30, Gen.Choose(0, 90).Select(seconds => TimeSpan.FromSeconds(seconds))),
            (3, Gen.Choose(0, 70).Select(minutes => TimeSpan.FromMinutes(minutes))),
            (1, Gen.Choose(0, 30).Select(hours => TimeSpan.FromHours(hours)))
        )
        .SelectMany(pause => Gen.Choose(0, 60).Select(choice => new Step(pause, IsOwner: choice == 0)));

    [Fact]
    public void It_locks_at_the_tenth_failure_in_a_row_and_never_else() =>
        Holds(trace =>
        {
            var inARow = 0;
            DateTimeOffset? last = null;
            foreach (var moment in trace.Where(moment => moment.IsOwner || !moment.WasLocked))
            {
                var goesOn = last is { } before && moment.Now - before < LogInGuard.FailureMemory;
                inARow =
                    moment.IsOwner ? 0
                    : goesOn ? inARow + 1
                    : 1;
                last = moment.IsOwner ? null : moment.Now;
                if (moment.Locks != (inARow == LogInGuard.MaxFailures))
                {
                    return false;
                }

                inARow = moment.Locks ? 0 : inARow;
            }

            return true;
        });

    [Fact]
    public void A_lock_lasts_a_quarter_of_an_hour_to_an_hour() =>
        Holds(trace =>
            trace
                .Where(moment => moment.Locks)
                .All(moment => moment.UntilAfter - moment.Now is { TotalMinutes: >= 15 and <= 60 })
        );

    [Fact]
    public void Guessing_during_a_lock_changes_nothing() =>
        Holds(trace =>
            trace
                .Where(moment => moment.WasLocked && !moment.IsOwner)
                .All(moment => !moment.Locks && moment.UntilAfter == moment.UntilBefore)
        );

    [Fact]
    public void The_owner_is_never_locked_out_after_coming_in() =>
        Holds(trace => trace.Where(moment => moment.IsOwner).All(moment => moment.UntilAfter is null));

    [Fact]
    public void In_a_day_nobody_is_heard_more_often_than_the_locks_leave_room_for() =>
        Prop.ForAll(
                Gen.Choose(1, 240).ArrayOf(1_000).ToArbitrary(),
                pauses =>
                {
                    var history = pauses.Select(seconds => new Step(TimeSpan.FromSeconds(seconds), IsOwner: false));
                    var day = Run(history).Where(moment => moment.Now < Moments.Noon.AddDays(1));

                    // A short lock, a longer one, then one an hour.
                    return day.Count(moment => !moment.WasLocked) <= LogInGuard.MaxFailures * (2 + 24);
                }
            )
            .QuickCheckThrowOnFailure();

    private static void Holds(Func<List<Moment>, bool> property)
    {
        var locks = 0;
        Prop.ForAll(
                Steps.ArrayOf(200).ToArbitrary(),
                history =>
                {
                    var trace = Run(history).ToList();
                    locks += trace.Count(moment => moment.Locks);
                    return property(trace);
                }
            )
            .QuickCheckThrowOnFailure();
        locks.ShouldBeGreaterThan(0, "the histories must lock now and then, or they show nothing");
    }

    private static IEnumerable<Moment> Run(IEnumerable<Step> history)
    {
        var guard = LogInGuard.Of(Guid.NewGuid());
        var now = Moments.Noon;
        foreach (var step in history)
        {
            now += step.Pause;
            var (wasLocked, until) = (guard.IsLocked(now), guard.LockedUntil);
            var locks = !step.IsOwner && guard.Fail(now);
            if (step.IsOwner)
            {
                guard.Clear();
            }

            yield return new Moment(now, step.IsOwner, wasLocked, locks, until, guard.LockedUntil);
        }
    }

    private sealed record Step(TimeSpan Pause, bool IsOwner);

    /// <param name="Locks">Whether this very guess locked.</param>
    private sealed record Moment(
        DateTimeOffset Now,
        bool IsOwner,
        bool WasLocked,
        bool Locks,
        DateTimeOffset? UntilBefore,
        DateTimeOffset? UntilAfter
    );
}
