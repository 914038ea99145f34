using Shouldly;
using StreamHub.UnitTests.Common;
using StreamHub.WebApi.RateLimiting;
using Xunit;

namespace StreamHub.UnitTests.WebApi.RateLimiting;

public class TokenBucketsTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ManualTime _time = new();

    [Fact]
    public void Each_has_a_bucket_of_its_own()
    {
        var buckets = new TokenBuckets(_time);

        buckets.Take("one", 1, Window).IsTaken.ShouldBeTrue();
        buckets.Take("one", 1, Window).IsTaken.ShouldBeFalse();
        buckets.Take("other", 1, Window).IsTaken.ShouldBeTrue();
    }

    [Fact]
    public void Buckets_that_are_full_again_are_dropped_and_others_kept()
    {
        var buckets = new TokenBuckets(_time);
        for (var i = 0; i < 100; i++)
        {
            buckets.Take($"{i}", 60, Window);
        }

        buckets.Take("empty", 1, TimeSpan.FromHours(1));
        _time.Advance(Window);
        buckets.Take("last", 60, Window);

        buckets.Count.ShouldBe(2);
        buckets.Take("empty", 1, TimeSpan.FromHours(1)).IsTaken.ShouldBeFalse();
    }
}
