using System.Net.ServerSentEvents;
using System.Text.Json;
using Shouldly;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>An event, however it came.</summary>
public sealed record ToldEvent(Guid Id, string Type, Guid SubjectId, string Json)
{
    public static ToldEvent Of(JsonElement told) =>
        new(
            told.GetProperty("id").GetGuid(),
            told.GetProperty("type").GetString()!,
            told.GetProperty("subjectId").GetGuid(),
            JsonSerializer.Serialize(told)
        );

    public static ToldEvent Of(SseItem<string> item)
    {
        var told = Of(JsonElement.Parse(item.Data));
        item.EventId.ShouldBe(told.Id.ToString());
        item.EventType.ShouldBe(told.Type);
        return told;
    }
}

/// <summary>What tests do with events on the way to what they are about.</summary>
public static class EventSteps
{
    public const string Events = "/api/v1/events";

    /// <summary>Has something happen: a video is taken out of the library.</summary>
    public static async Task<Guid> DeleteSomeVideoAsync(this User user)
    {
        var upload = await user.BeginUploadAsync();
        (await user.Api.DeleteAsync(VideoSteps.PathOf(upload.VideoId))).ShouldBe(204);
        return upload.VideoId;
    }

    public static async Task<List<ToldEvent>> EventsAsync(this ApiClient api, string query = "")
    {
        var answer = await api.GetAsync(Events + query);
        answer.ShouldBe(200);
        return [.. answer.At("items").EnumerateArray().Select(ToldEvent.Of)];
    }
}
