using Shouldly;
using StreamHub.Domain.Analytics;
using StreamHub.Domain.Viewing;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Viewing;

public class StreamWordTests
{
    private static readonly Guid Stream = Guid.NewGuid();

    [Fact]
    public void The_latest_beacon_counts()
    {
        var word = StreamWord.Of(Stream, [At(20, BeaconKind.Progress), At(10, BeaconKind.End)]);

        word.ShouldBe(new StreamWord(Stream, Moments.Noon.AddSeconds(20), IsOver: false));
        word.EndsAt.ShouldBe(Moments.Noon.AddSeconds(20) + PlaybackStream.Lease);
    }

    [Fact]
    public void Of_one_moment_the_end_counts()
    {
        var word = StreamWord.Of(Stream, [At(20, BeaconKind.End), At(20, BeaconKind.Progress)]);

        word.IsOver.ShouldBeTrue();
        word.EndsAt.ShouldBe(Moments.Noon.AddSeconds(20));
    }

    [Fact]
    public void Of_two_words_the_later_counts_in_any_order()
    {
        var goesOn = new StreamWord(Stream, Moments.Noon, IsOver: false);
        var over = goesOn with { IsOver = true };
        var later = goesOn with { HeardAt = Moments.Noon.AddSeconds(1) };

        goesOn.Later(over).ShouldBe(over);
        over.Later(goesOn).ShouldBe(over);
        over.Later(later).ShouldBe(later);
        later.Later(over).ShouldBe(later);
    }

    private static Beacon At(int seconds, BeaconKind kind) => new(kind, Moments.Noon.AddSeconds(seconds), default);
}
