namespace StreamHub.Domain.Publishing;

public enum PublishingState
{
    /// <summary>Waits for its time, for a place, or for another try.</summary>
    Queued,

    /// <summary>Is being uploaded, or the platform still works on what it was given.</summary>
    Running,
    Succeeded,
    Failed,
    Cancelled,
}
