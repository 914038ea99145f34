using StreamHub.Domain.Common;

namespace StreamHub.Domain.Channels;

public static class ChannelErrors
{
    public static readonly Error NotFound = Error.NotFound("channel_not_found", "There is no such channel.");

    public static readonly Error PlatformNotConfigured = Error.Conflict(
        "platform_not_configured",
        "This server has no client credentials for the platform, so nobody can consent there. Its operator can set them."
    );

    public static readonly Error AddressMissing = Error.Invalid(
        "channel_address_missing",
        "Channels of this platform are connected by their address. Give it."
    );

    public static readonly Error AddressNotAsked = Error.Invalid(
        "channel_address_not_asked",
        "Channels of this platform are connected by consent there. Leave the address and the name out."
    );

    public static readonly Error StateInvalid = Error.Invalid(
        "channel_state_invalid",
        "This answer belongs to no connection that was begun here, or the connection expired or is done. Begin it again."
    );

    public static readonly Error ConsentRefused = Error.Invalid(
        "channel_consent_refused",
        "The platform was not allowed to let StreamHub in. Begin again and consent there."
    );

    public static readonly Error AccessIncomplete = Error.Conflict(
        "channel_access_incomplete",
        "The consent does not cover all that StreamHub needs, or does not last. Begin again and consent to all of it."
    );

    public static readonly Error NoChannelThere = Error.Conflict(
        "platform_channel_missing",
        "The account that consented has no channel at the platform. Make one there, or choose another account."
    );

    public static readonly Error ConsentRevoked = Error.Conflict(
        "channel_needs_reconnect",
        "The platform does not take the channel's consent any more. Connect the channel again."
    );

    public static readonly Error NotRefreshable = Error.Conflict(
        "channel_not_refreshable",
        "This channel was connected by its address: there is no consent to refresh."
    );

    public static readonly Error RefreshRunning = Error.Conflict(
        "channel_refresh_running",
        "The channel's consent is being refreshed at this moment. Read the channel again."
    );

    public static readonly Error PlatformUnavailable = Error.Unavailable(
        "platform_unavailable",
        "The platform does not answer as it should. Try again later."
    );

    public static readonly Error PlatformRejected = Error.VendorRejected(
        "platform_rejected",
        "The platform refused the request. The server's log has its reason."
    );

    /// <param name="hosts">Whose addresses are taken; any site's when there is none.</param>
    public static Error AddressInvalid(IReadOnlyList<string> hosts) =>
        Error.Invalid(
            "channel_address_invalid",
            "The address has to be https, on a public site, of up to 500 characters, without a name or password in it. "
                + "The details list the platform's sites, where it has its own."
        ) with
        {
            Details = new Dictionary<string, object?> { ["hosts"] = hosts },
        };
}
