using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos;

/// <summary>A vendor's adapter: makes who speaks for one account there.</summary>
internal interface IVideoVendor
{
    VideoVendor Vendor { get; }

    /// <returns>Who speaks for the platform's own account; <c>null</c> when none is configured.</returns>
    IVideoProvider? OfPlatform();

    IVideoProvider Of(OpenedAccount account);
}

/// <summary>An organization's account, ready to be spoken for.</summary>
/// <param name="Credentials">In the vendor's adapter's own form; <c>null</c> once disconnected.</param>
internal sealed record OpenedAccount(
    Guid Id,
    Guid OrganizationId,
    VideoVendor Vendor,
    string ExternalId,
    string? Credentials,
    Uri? PlaybackBaseUrl
)
{
    /// <summary>What the vendor signs the account's notifications with; <c>null</c> where it does not report here.</summary>
    public string? WebhookSecret { get; init; }

    public VideoHome Home => new(Vendor, Id);
}
