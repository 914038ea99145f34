using Shouldly;
using StreamHub.Infrastructure.Messaging;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Messaging;

public class OutboxMessageTests
{
    private readonly OutboxMessage _message = new(
        Guid.NewGuid(),
        "videos.enable-download",
        "{}",
        traceParent: null,
        Moments.Noon,
        Moments.Noon
    );

    [Fact]
    public void A_failure_is_counted_and_tried_again_later()
    {
        _message.Fail("vendor away", Moments.Noon);

        _message.Failures.ShouldBe(1);
        _message.LastError.ShouldBe("vendor away");
        _message.DueAt.ShouldBeInRange(Moments.Noon.AddSeconds(0.8), Moments.Noon.AddSeconds(1.2));
        _message.DeadAt.ShouldBeNull();
    }

    [Fact]
    public void The_last_failure_gives_it_up()
    {
        for (var failure = 1; failure < RetryPolicy.MaxFailures; failure++)
        {
            _message.Fail("vendor away", Moments.Noon);
            _message.DeadAt.ShouldBeNull();
        }

        _message.Fail("vendor gone", Moments.Noon.AddHours(9));

        _message.Failures.ShouldBe(RetryPolicy.MaxFailures);
        _message.DeadAt.ShouldBe(Moments.Noon.AddHours(9));
        _message.LastError.ShouldBe("vendor gone");
    }

    [Fact]
    public void A_long_error_is_shortened_to_what_is_kept()
    {
        _message.Fail(new string('e', OutboxMessage.LastErrorMaxLength - 1) + "💥!", Moments.Noon);

        _message.LastError.ShouldBe(new string('e', OutboxMessage.LastErrorMaxLength - 1));
    }
}
