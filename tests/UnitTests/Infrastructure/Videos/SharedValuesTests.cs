using Shouldly;
using StreamHub.Infrastructure.Videos;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Videos;

public class SharedValuesTests
{
    private readonly List<int> _made = [];

    [Fact]
    public void A_value_is_made_once()
    {
        var values = new SharedValues<int, object>(2, Make);

        values.Get(1).ShouldBeSameAs(values.Get(1));

        _made.ShouldBe([1]);
    }

    [Fact]
    public async Task Those_who_ask_at_the_same_time_wait_for_one_making()
    {
        using var gate = new ManualResetEventSlim();
        var makings = 0;
        var values = new SharedValues<int, object>(
            2,
            _ =>
            {
                Interlocked.Increment(ref makings);
                gate.Wait(TestContext.Current.CancellationToken);
                return new object();
            }
        );

        var asked = Enumerable
            .Range(0, 4)
            .Select(_ =>
                Task.Factory.StartNew(
                    () => values.Get(1),
                    TestContext.Current.CancellationToken,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
            )
            .ToList();
        gate.Set();
        var got = await Task.WhenAll(asked);

        got.Distinct().Count().ShouldBe(1);
        makings.ShouldBe(1);
    }

    [Fact]
    public void What_is_asked_for_again_stays_and_what_is_not_goes()
    {
        var values = new SharedValues<int, object>(2, Make);

        foreach (var key in new[] { 1, 2, 3, 1, 4, 1, 2 })
        {
            values.Get(key);
        }

        // 1 was asked for in each generation; 2 was not, and had to be made again.
        _made.ShouldBe([1, 2, 3, 4, 2]);
    }

    [Fact]
    public void A_failure_is_told_and_not_kept()
    {
        var fails = true;
        var values = new SharedValues<int, string>(2, _ => fails ? throw new InvalidOperationException("No.") : "made");

        Should.Throw<InvalidOperationException>(() => values.Get(1)).Message.ShouldBe("No.");
        fails = false;

        values.Get(1).ShouldBe("made");
    }

    private object Make(int key)
    {
        _made.Add(key);
        return new object();
    }
}
