using System.Text.Json;
using System.Text.Json.Serialization;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Events;
using StreamHub.Domain.Publishing;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Events;

/// <summary>What events say besides, spelled as the API spells everything.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [
        typeof(EventNameConverter<BillingInterval>),
        typeof(EventNameConverter<SubscriptionStatus>),
        typeof(EventNameConverter<Platform>),
        typeof(EventNameConverter<PublishingState>),
    ]
)]
[JsonSerializable(typeof(VideoEventData))]
[JsonSerializable(typeof(SubscriptionEventData))]
[JsonSerializable(typeof(JobEventData))]
[JsonSerializable(typeof(ChannelEventData))]
internal sealed partial class EventDataJson : JsonSerializerContext
{
    public static string Write(EventData data) => JsonSerializer.Serialize(data, data.GetType(), Default);
}

internal sealed class EventNameConverter<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>An event on its way into the table, with the names of its columns.</summary>
/// <param name="Number">1, 2, 3 … among those that are appended together.</param>
internal sealed record EventRow(
    int Number,
    Guid Id,
    Guid? UserId,
    string Type,
    Guid SubjectId,
    string Data,
    DateTimeOffset OccurredAt
)
{
    public static EventRow Of(DomainEvent happened, int index) =>
        new(
            index + 1,
            happened.Id,
            happened.UserId,
            happened.Type,
            happened.SubjectId,
            EventDataJson.Write(happened.Data),
            happened.OccurredAt
        );
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EventRow[]))]
internal sealed partial class EventRowJson : JsonSerializerContext;
