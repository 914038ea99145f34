using Shouldly;
using StreamHub.Domain.Webhooks;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.Webhooks;

public class WebhookEventTests
{
    private readonly WebhookEvent _received = WebhookEvent.Receive(
        WebhookVendor.Stripe,
        "evt_1",
        "invoice.paid",
        "{}",
        Moments.Noon
    );

    [Fact]
    public void It_is_kept_as_it_came_and_is_not_finished()
    {
        _received.Vendor.ShouldBe(WebhookVendor.Stripe);
        _received.ExternalId.ShouldBe("evt_1");
        _received.Type.ShouldBe("invoice.paid");
        _received.Payload.ShouldBe("{}");
        _received.ReceivedAt.ShouldBe(Moments.Noon);
        _received.IsFinished.ShouldBeFalse();
        _received.FinishedAt.ShouldBeNull();
    }

    [Fact]
    public void What_was_processed_is_finished_without_a_note()
    {
        _received.MarkProcessed(Moments.Noon.AddSeconds(1));

        _received.State.ShouldBe(WebhookEventState.Processed);
        _received.IsFinished.ShouldBeTrue();
        _received.FinishedAt.ShouldBe(Moments.Noon.AddSeconds(1));
        _received.Note.ShouldBeNull();
    }

    [Fact]
    public void What_was_ignored_is_finished_and_says_why()
    {
        _received.Ignore("None of ours.", Moments.Noon.AddSeconds(1));

        _received.State.ShouldBe(WebhookEventState.Ignored);
        _received.IsFinished.ShouldBeTrue();
        _received.FinishedAt.ShouldBe(Moments.Noon.AddSeconds(1));
        _received.Note.ShouldBe("None of ours.");
    }
}
