using System.Text.Json;
using Shouldly;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Events;
using StreamHub.Domain.Publishing;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Events;
using StreamHub.UnitTests.Common;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Events;

public class EventDataJsonTests
{
    [Fact]
    public void It_knows_what_every_event_says()
    {
        var kinds = typeof(EventData).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EventData))).ToList();

        kinds.Count.ShouldBe(4);
        kinds.ShouldAllBe(kind => EventDataJson.Default.GetTypeInfo(kind) != null);
    }

    [Fact]
    public void Names_are_spelled_as_in_the_api()
    {
        var data = new SubscriptionEventData(
            "pro",
            BillingInterval.Year,
            SubscriptionStatus.PastDue,
            Moments.Noon,
            TrialEnd: null,
            EndsAt: null
        );

        EventDataJson
            .Write(data)
            .ShouldBe(
                """{"plan":"pro","interval":"year","status":"pastDue","currentPeriodEnd":"2026-11-21T12:00:00+00:00","trialEnd":null,"endsAt":null}"""
            );
    }

    [Fact]
    public void The_longest_there_is_fits_into_its_column()
    {
        var data = new VideoEventData(
            new string('\u0001', Video.TitleMaxLength),
            1m,
            new string('\u0001', Video.FailureCodeMaxLength)
        );

        EventDataJson.Write(data).Length.ShouldBeLessThanOrEqualTo(LoggedEvent.DataMaxLength);
        JsonDocument.Parse(EventDataJson.Write(data)).RootElement.GetProperty("title").GetString().ShouldBe(data.Title);
    }

    [Fact]
    public void The_longest_that_a_job_says_fits_too()
    {
        var data = new JobEventData(
            Guid.NewGuid(),
            Platform.Soundcloud,
            PublishingState.Cancelled,
            new string('\u00e4', PublishingJob.TitleMaxLength),
            long.MaxValue,
            long.MaxValue,
            new string('&', PublishingJob.PlatformUrlMaxLength),
            new string('x', PublishingAttempt.CodeMaxLength)
        );

        EventDataJson.Write(data).Length.ShouldBeLessThanOrEqualTo(LoggedEvent.DataMaxLength);
        EventDataJson.Write(data).ShouldContain("\"platform\":\"soundcloud\",\"state\":\"cancelled\"");
    }

    [Fact]
    public void Every_type_has_a_name_of_its_own_that_fits()
    {
        EventTypes.All.ShouldBeUnique();
        EventTypes.All.ShouldAllBe(type => type.Length <= EventTypes.MaxLength && !type.Contains(','));
        typeof(EventTypes)
            .GetFields()
            .Where(field => field.FieldType == typeof(string))
            .Select(field => (string)field.GetRawConstantValue()!)
            .ShouldBe(EventTypes.All, ignoreOrder: true);
    }
}
