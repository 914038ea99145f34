using Shouldly;
using StreamHub.Domain.Analytics;
using Xunit;

namespace StreamHub.UnitTests.Domain.Analytics;

public class SecondSetTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 499, 0)]
    [InlineData(0, 500, 1)]
    [InlineData(400, 1_400, 1)]
    [InlineData(0, 10_000, 10)]
    [InlineData(99_000, 100_000, 1)]
    [InlineData(99_000, 200_000, 1)]
    [InlineData(100_000, 200_000, 0)]
    public void A_part_counts_by_the_seconds_whose_begins_it_is_nearest_to(int from, int to, int seconds) =>
        SecondSet.Of([new WatchedRange(from, to)], limit: 100).Count.ShouldBe(seconds);

    [Fact]
    public void It_reads_back_as_it_was_written()
    {
        var set = SecondSet.Of(
            [new WatchedRange(3_000, 5_000), new WatchedRange(40_000, 41_000)],
            SecondSet.MaxSeconds
        );

        set.ToBytes().Length.ShouldBe(6);
        SecondSet.FromBytes(set.ToBytes()).ToBytes().ShouldBe(set.ToBytes());
    }

    [Fact]
    public void The_longest_video_fits()
    {
        var all = SecondSet.Of([new WatchedRange(0, int.MaxValue - 500)], SecondSet.MaxSeconds);

        all.Count.ShouldBe(SecondSet.MaxSeconds);
        all.ToBytes().Length.ShouldBe(SecondSet.MaxBytes);
    }

    [Fact]
    public void A_union_has_what_either_has()
    {
        var early = SecondSet.Of([new WatchedRange(0, 10_000)], limit: 100);
        var late = SecondSet.Of([new WatchedRange(8_000, 90_000)], limit: 100);

        early.Union(late).Count.ShouldBe(90);
        late.Union(early).ToBytes().ShouldBe(early.Union(late).ToBytes());
        early.Union(SecondSet.Empty).ToBytes().ShouldBe(early.ToBytes());
    }
}
