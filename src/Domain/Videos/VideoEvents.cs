using StreamHub.Domain.Events;

namespace StreamHub.Domain.Videos;

/// <param name="DurationSeconds">Only where it is known.</param>
/// <param name="FailureCode">Why it failed, only of one that did.</param>
public sealed record VideoEventData(string Title, decimal? DurationSeconds, string? FailureCode) : EventData;

/// <content>What is told of it.</content>
public sealed partial class Video
{
    private void TellState(DateTimeOffset now)
    {
        var type = State switch
        {
            VideoState.Ready => EventTypes.VideoReady,
            VideoState.Failed => EventTypes.VideoFailed,
            VideoState.Deleted => EventTypes.VideoDeleted,
            _ => null,
        };
        if (type is not null)
        {
            var data = new VideoEventData(
                Title,
                DurationMilliseconds / 1000m,
                State == VideoState.Failed ? FailureCode : null
            );
            Tell(new DomainEvent(NewId(now), OrganizationId, CreatedBy, type, Id, data, now));
        }
    }
}
