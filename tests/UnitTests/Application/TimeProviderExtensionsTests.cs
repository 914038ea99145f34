using Shouldly;
using StreamHub.Application.Common;
using StreamHub.UnitTests.Common;
using StreamHub.UnitTests.Infrastructure.Security;
using Xunit;

namespace StreamHub.UnitTests.Application;

public class TimeProviderExtensionsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 10)]
    [InlineData(12_345_678, 12_345_670)]
    public void Now_is_in_whole_microseconds(long ticks, long kept) =>
        new FixedClock(Moments.Noon.AddTicks(ticks)).Now().ShouldBe(Moments.Noon.AddTicks(kept));

    [Fact]
    public void Now_is_in_UTC() => new FixedClock(Moments.Noon).Now().Offset.ShouldBe(TimeSpan.Zero);
}
