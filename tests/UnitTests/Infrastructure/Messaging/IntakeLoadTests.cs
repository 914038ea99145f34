using Shouldly;
using StreamHub.Infrastructure.Messaging;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Messaging;

public class IntakeLoadTests
{
    private readonly ManualTime _time = new();
    private readonly IntakeLoad _load;

    public IntakeLoadTests() => _load = new IntakeLoad(_time);

    [Fact]
    public void Intake_goes_first_between_two_claims_while_many_events_come()
    {
        _load.Storing(20);
        _load.GoesFirst.ShouldBeFalse("nothing was claimed yet");

        _load.Claimed();
        _load.GoesFirst.ShouldBeTrue();
    }

    [Fact]
    public void Work_on_events_goes_on_in_turns()
    {
        _load.Claimed();
        _time.Advance(TimeSpan.FromMilliseconds(1999));
        _load.Storing(20);
        _load.GoesFirst.ShouldBeTrue();

        _time.Advance(TimeSpan.FromMilliseconds(1));
        _load.GoesFirst.ShouldBeFalse();
    }

    [Fact]
    public void Events_that_come_one_by_one_hold_nothing_up()
    {
        _load.Claimed();
        _load.Storing(1);
        _load.Storing(7);

        _load.GoesFirst.ShouldBeFalse();
    }

    [Fact]
    public void It_ends_with_the_crowd()
    {
        _load.Storing(20);
        _time.Advance(TimeSpan.FromMilliseconds(500));
        _load.Claimed();

        _load.GoesFirst.ShouldBeFalse();
    }

    [Fact]
    public void A_clock_that_is_set_back_holds_nothing_up()
    {
        _load.Storing(20);
        _load.Claimed();
        _time.Advance(TimeSpan.FromHours(-1));

        _load.GoesFirst.ShouldBeFalse();
    }
}
