using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using StreamHub.UnitTests.Common;
using StreamHub.WebApi.RateLimiting;
using Xunit;

namespace StreamHub.UnitTests.WebApi.RateLimiting;

public class TokenBucketTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private static readonly Gen<int> Capacities = Gen.Choose(1, 2_000);

    /// <summary>Pauses between requests: none, tiny ones, and some longer than the window.</summary>
    private static readonly Gen<long[]> Pauses = Gen.ArrayOf(
        Gen.Frequency(
            (6, Gen.Constant(0L)),
            (3, Gen.Choose(1, 50_000_000).Select(ticks => (long)ticks)),
            (1, Gen.Choose(1, 120).Select(seconds => seconds * TimeSpan.TicksPerSecond))
        )
    );

    [Fact]
    public void A_new_bucket_has_its_capacity_at_once_and_no_more() =>
        Always.Holds(
            Capacities,
            capacity =>
            {
                var bucket = new TokenBucket();
                var taken = Enumerable.Range(0, capacity).All(_ => bucket.Take(0, capacity, Window).IsTaken);
                return taken && !bucket.Take(0, capacity, Window).IsTaken;
            }
        );

    [Fact]
    public void It_does_what_a_bucket_does_that_is_refilled_drop_by_drop() =>
        Always.Holds(
            Capacities.SelectMany(capacity => Pauses.Select(pauses => (capacity, pauses))),
            history =>
            {
                var (capacity, pauses) = history;
                var bucket = new TokenBucket();
                var model = new Model(capacity);
                var now = 0L;
                return pauses.All(pause =>
                {
                    now += pause;
                    model.Pass(pause);
                    var take = bucket.Take(now, capacity, Window);
                    return take.IsTaken == model.TryTake() && (!take.IsTaken || take.Remaining == model.Whole);
                });
            }
        );

    [Fact]
    public void Who_waits_as_long_as_a_refusal_says_gets_a_token_and_not_sooner() =>
        Always.Holds(
            Capacities,
            capacity =>
            {
                var bucket = new TokenBucket();
                TokenTake take;
                do
                {
                    take = bucket.Take(0, capacity, Window);
                } while (take.IsTaken);

                return !bucket.Take(take.Wait.Ticks - 1, capacity, Window).IsTaken
                    && bucket.Take(take.Wait.Ticks, capacity, Window).IsTaken;
            }
        );

    [Fact]
    public void A_bucket_that_is_full_again_knows_it()
    {
        var bucket = new TokenBucket();
        bucket.IsFull(0).ShouldBeTrue();

        var take = bucket.Take(0, 60, Window);

        take.Wait.ShouldBe(TimeSpan.FromSeconds(1));
        bucket.IsFull(take.Wait.Ticks - 1).ShouldBeFalse();
        bucket.IsFull(take.Wait.Ticks).ShouldBeTrue();
    }

    [Fact]
    public void A_capacity_that_changes_holds_from_the_next_request()
    {
        var bucket = new TokenBucket();
        for (var i = 0; i < 10; i++)
        {
            bucket.Take(0, 10, Window).IsTaken.ShouldBeTrue();
        }

        bucket.Take(0, 10, Window).IsTaken.ShouldBeFalse();
        bucket.Take(TimeSpan.TicksPerSecond, 60, Window).IsTaken.ShouldBeTrue();
        bucket.Take(TimeSpan.TicksPerSecond, 10, Window).IsTaken.ShouldBeFalse();
    }

    [Fact]
    public async Task Of_many_at_once_as_many_succeed_as_there_are_tokens()
    {
        var bucket = new TokenBucket();

        var takes = await Task.WhenAll(
            Enumerable.Range(0, 400).Select(_ => Task.Run(() => bucket.Take(0, 50, Window).IsTaken))
        );

        takes.Count(taken => taken).ShouldBe(50);
    }

    /// <summary>The textbook's bucket, in ticks so that it is exact.</summary>
    private sealed class Model(int capacity)
    {
        private readonly long _token = Window.Ticks / capacity;
        private long _content = Window.Ticks / capacity * capacity;

        public int Whole => (int)(_content / _token);

        public void Pass(long ticks) => _content = Math.Min(_token * capacity, _content + ticks);

        public bool TryTake()
        {
            if (_content < _token)
            {
                return false;
            }

            _content -= _token;
            return true;
        }
    }
}
