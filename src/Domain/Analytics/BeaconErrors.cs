using StreamHub.Domain.Common;

namespace StreamHub.Domain.Analytics;

public static class BeaconErrors
{
    public static readonly Error TokenInvalid = Error.Forbidden(
        "beacon_token_invalid",
        "This is no beacon token of ours. The answer to a request for playback has one."
    );

    public static readonly Error TokenExpired = Error.Forbidden(
        "beacon_token_expired",
        "The beacon token has expired. Ask for playback again; a running session goes on with the new token."
    );

    public static readonly Error Busy = Error.Unavailable(
        "beacons_not_taken",
        "More beacons wait than can be written now. Nothing was counted; send the same beacons again in a moment."
    ) with
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };
}
