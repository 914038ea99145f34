using Shouldly;
using StreamHub.Domain.Common;
using StreamHub.Domain.WebhookEndpoints;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Domain.WebhookEndpoints;

public class WebhookEndpointTests
{
    private static readonly DateTimeOffset Now = Moments.Noon;

    private readonly WebhookEndpoint _endpoint = WebhookEndpoint.Create(
        Guid.CreateVersion7(),
        Guid.CreateVersion7(),
        "https://hooks.example.com/",
        description: null,
        eventTypes: [],
        "first",
        position: 7,
        Now
    );

    [Fact]
    public void It_begins_enabled_where_the_log_ends()
    {
        _endpoint.State.ShouldBe(WebhookEndpointState.Enabled);
        _endpoint.Position.ShouldBe(7);
        _endpoint.FailingSince.ShouldBeNull();
    }

    [Fact]
    public void The_secret_before_signs_along_and_older_ones_do_not()
    {
        _endpoint.RotateSecret("second", Now);
        _endpoint.RotateSecret("third", Now.AddHours(1));

        _endpoint.SealedSecret.ShouldBe("third");
        _endpoint.SealedFormerSecret.ShouldBe("second");
        _endpoint.FormerSecretEndsAt.ShouldBe(Now.AddHours(25));
    }

    [Fact]
    public void It_is_disabled_when_it_has_failed_for_five_days()
    {
        _endpoint.Judge(WebhookOutcome.Failed, Now).ShouldBeFalse();
        _endpoint.Judge(WebhookOutcome.Failed, Now + WebhookEndpoint.Patience - TimeSpan.FromTicks(1)).ShouldBeFalse();
        _endpoint.FailingSince.ShouldBe(Now);

        _endpoint.Judge(WebhookOutcome.Failed, Now + WebhookEndpoint.Patience).ShouldBeTrue();

        _endpoint.State.ShouldBe(WebhookEndpointState.Disabled);
        _endpoint.DisabledReason.ShouldBe(WebhookDisabledReason.Failing);
        _endpoint.Judge(WebhookOutcome.Failed, Now.AddDays(6)).ShouldBeFalse("It was told of already.");
    }

    [Fact]
    public void Whatever_it_takes_makes_its_record_clean()
    {
        _endpoint.Judge(WebhookOutcome.Failed, Now);
        _endpoint.Judge(WebhookOutcome.Taken, Now.AddDays(4));
        _endpoint.FailingSince.ShouldBeNull();

        _endpoint.Judge(WebhookOutcome.Failed, Now.AddDays(6)).ShouldBeFalse();

        _endpoint.FailingSince.ShouldBe(Now.AddDays(6));
    }

    [Fact]
    public void One_that_is_gone_is_disabled_at_once()
    {
        _endpoint.Judge(WebhookOutcome.Gone, Now).ShouldBeTrue();

        _endpoint.DisabledReason.ShouldBe(WebhookDisabledReason.Gone);
    }

    [Theory]
    [InlineData(WebhookOutcome.Taken, false, false)]
    [InlineData(WebhookOutcome.Taken, true, true)]
    [InlineData(WebhookOutcome.Failed, false, true)]
    [InlineData(WebhookOutcome.Failed, true, false)]
    [InlineData(WebhookOutcome.Gone, false, true)]
    public void It_is_known_beforehand_whether_an_outcome_changes_it(
        WebhookOutcome outcome,
        bool isFailing,
        bool changes
    )
    {
        if (isFailing)
        {
            _endpoint.Judge(WebhookOutcome.Failed, Now);
        }

        _endpoint.IsAnotherAfter(outcome, Now.AddDays(1)).ShouldBe(changes);
    }

    [Fact]
    public void After_five_days_of_failing_another_failure_changes_it()
    {
        _endpoint.Judge(WebhookOutcome.Failed, Now);

        _endpoint.IsAnotherAfter(WebhookOutcome.Failed, Now + WebhookEndpoint.Patience).ShouldBeTrue();
    }

    [Fact]
    public void Enabled_again_it_leaves_out_what_happened_in_between()
    {
        _endpoint.Disable(WebhookDisabledReason.Member);

        _endpoint.Enable(position: 12);

        _endpoint.Position.ShouldBe(12);
        _endpoint.DisabledReason.ShouldBeNull();
    }

    [Fact]
    public void One_that_is_enabled_stays_where_it_is()
    {
        _endpoint.Enable(position: 12);

        _endpoint.Position.ShouldBe(7);
    }

    [Fact]
    public void A_reason_is_not_replaced_by_a_later_one()
    {
        _endpoint.Judge(WebhookOutcome.Gone, Now);

        _endpoint.Disable(WebhookDisabledReason.Member);

        _endpoint.DisabledReason.ShouldBe(WebhookDisabledReason.Gone);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(9, 7)]
    public void A_replay_goes_back_and_leaves_nothing_out(long from, long position)
    {
        _endpoint.ReplayFrom(from).IsSuccess.ShouldBeTrue();

        _endpoint.Position.ShouldBe(position);
    }

    [Fact]
    public void Nothing_is_replayed_to_one_that_is_disabled()
    {
        _endpoint.Disable(WebhookDisabledReason.Member);

        _endpoint.ReplayFrom(3).Error.ShouldBe(WebhookEndpointErrors.Disabled);
        WebhookDelivery.Test(_endpoint, Now).Error.ShouldBe(WebhookEndpointErrors.Disabled);
    }

    [Fact]
    public void Another_address_begins_with_a_clean_record()
    {
        _endpoint.Judge(WebhookOutcome.Failed, Now);
        _endpoint.Edit(url: null, new Change<string?>("Ours"), eventTypes: null);
        _endpoint.FailingSince.ShouldNotBeNull();

        _endpoint.Edit("https://hooks.example.com/2", description: null, eventTypes: null);

        _endpoint.FailingSince.ShouldBeNull();
        _endpoint.Description.ShouldBe("Ours");
    }

    [Fact]
    public void Deleted_it_has_no_secrets()
    {
        _endpoint.RotateSecret("second", Now);

        _endpoint.Delete(Now);

        (_endpoint.SealedSecret, _endpoint.SealedFormerSecret, _endpoint.State).ShouldBe(
            (null, null, WebhookEndpointState.Disabled)
        );
    }
}
