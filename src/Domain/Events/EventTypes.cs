namespace StreamHub.Domain.Events;

/// <summary>Everything that the event log can tell. Clients branch on these names, so none is ever renamed.</summary>
public static class EventTypes
{
    public const string VideoReady = "video:ready";
    public const string VideoFailed = "video:failed";
    public const string VideoDeleted = "video:deleted";

    /// <summary>It began, or its plan, state, period or end is another than before.</summary>
    public const string SubscriptionChanged = "subscription:changed";
    public const string SubscriptionEnded = "subscription:ended";

    /// <summary>A publishing job was made, went on, waits again, or was called off.</summary>
    public const string JobUpdate = "job:update";
    public const string JobDone = "job:done";
    public const string JobFailed = "job:failed";

    public const string ChannelConnected = "channel:connected";

    /// <summary>Its platform does not take its consent any more.</summary>
    public const string ChannelNeedsReconnect = "channel:needs_reconnect";
    public const string ChannelDisconnected = "channel:disconnected";

    public const int MaxLength = 50;

    public static IReadOnlyList<string> All { get; } =
    [
        VideoReady,
        VideoFailed,
        VideoDeleted,
        SubscriptionChanged,
        SubscriptionEnded,
        JobUpdate,
        JobDone,
        JobFailed,
        ChannelConnected,
        ChannelNeedsReconnect,
        ChannelDisconnected,
    ];
}
