using StreamHub.Domain.Channels;
using StreamHub.Domain.Events;

namespace StreamHub.Domain.Publishing;

/// <param name="BytesTotal">Only where it is known.</param>
/// <param name="PlatformUrl">Where it is at the platform, once it is there.</param>
/// <param name="FailureCode">Why the latest attempt ended without a post, where it did.</param>
public sealed record JobEventData(
    Guid ChannelId,
    Platform Platform,
    PublishingState State,
    string Title,
    long BytesSent,
    long? BytesTotal,
    string? PlatformUrl,
    string? FailureCode
) : EventData;

/// <content>What is told of it.</content>
public sealed partial class PublishingJob
{
    private void TellState(DateTimeOffset now)
    {
        var type = State switch
        {
            PublishingState.Succeeded => EventTypes.JobDone,
            PublishingState.Failed => EventTypes.JobFailed,
            _ => EventTypes.JobUpdate,
        };
        var data = new JobEventData(
            ChannelId,
            Platform,
            State,
            Title,
            BytesSent,
            BytesTotal,
            PlatformUrl,
            State == PublishingState.Succeeded ? null : _attempts.LastOrDefault()?.Code
        );
        Tell(new DomainEvent(NewId(now), OrganizationId, CreatedBy, type, Id, data, now));
    }
}
