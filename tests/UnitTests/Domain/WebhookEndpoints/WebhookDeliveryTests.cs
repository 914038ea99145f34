using Shouldly;
using StreamHub.Domain.WebhookEndpoints;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.WebhookEndpoints;

public class WebhookDeliveryTests
{
    private static readonly DateTimeOffset Now = Moments.Noon;

    private static readonly WebhookEndpoint Endpoint = WebhookEndpoint.Create(
        Guid.CreateVersion7(),
        Guid.CreateVersion7(),
        "https://hooks.example.com/",
        description: null,
        eventTypes: [],
        "sealed",
        position: 0,
        Now
    );

    private readonly WebhookDelivery _delivery = WebhookDelivery.Test(Endpoint, Now).Value;

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    [InlineData(299)]
    public void Whatever_status_says_well_ends_it(int status)
    {
        Take(status).ShouldBe(WebhookOutcome.Taken);

        _delivery.State.ShouldBe(WebhookDeliveryState.Delivered);
        _delivery.DueAt.ShouldBeNull();
        _delivery.DeliveredAt.ShouldBe(Now);
    }

    [Theory]
    [InlineData(199)]
    [InlineData(301)]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(500)]
    public void Every_other_is_tried_again(int status)
    {
        Take(status).ShouldBe(WebhookOutcome.Failed);

        _delivery.State.ShouldBe(WebhookDeliveryState.Pending);
        _delivery.DueAt.ShouldBe(Now.AddSeconds(5));
        _delivery.Attempts.ShouldHaveSingleItem().Status.ShouldBe(status);
    }

    [Fact]
    public void The_eighth_failure_ends_it_and_a_replay_begins_anew()
    {
        for (var i = 0; i < 8; i++)
        {
            _delivery.State.ShouldBe(WebhookDeliveryState.Pending);
            Take(500);
        }

        (_delivery.State, _delivery.DueAt, _delivery.AttemptCount).ShouldBe((WebhookDeliveryState.Failed, null, 8));

        _delivery.Replay(Endpoint, Now).IsSuccess.ShouldBeTrue();
        Take(500);

        (_delivery.State, _delivery.AttemptCount, _delivery.Failures).ShouldBe((WebhookDeliveryState.Pending, 9, 1));
        _delivery.Attempts.Select(attempt => attempt.Number).ShouldBe(Enumerable.Range(1, 9));
    }

    [Fact]
    public void Gone_ends_it_at_once()
    {
        Take(410).ShouldBe(WebhookOutcome.Gone);

        _delivery.State.ShouldBe(WebhookDeliveryState.Failed);
    }

    [Fact]
    public void An_event_that_is_no_more_ends_it_and_says_nothing_of_the_endpoint()
    {
        var answer = new WebhookAnswer(Status: null, WebhookFailure.EventExpired, TimeSpan.Zero);

        _delivery.Take(answer, Now, Now, chancePermille: 0).ShouldBeNull();

        _delivery.State.ShouldBe(WebhookDeliveryState.Failed);
    }

    [Fact]
    public void Of_an_answer_its_beginning_is_kept()
    {
        var answer = new WebhookAnswer(500, Failure: null, TimeSpan.FromSeconds(1.5), new string('x', 1_001));

        _delivery.Take(answer, Now, Now, chancePermille: 0);

        var kept = _delivery.Attempts.ShouldHaveSingleItem();
        (kept.Body!.Length, kept.DurationMs).ShouldBe((1_000, 1_500));
    }

    private WebhookOutcome? Take(int status) =>
        _delivery.Take(new WebhookAnswer(status, Failure: null, TimeSpan.Zero), Now, Now, chancePermille: 0);
}
