using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos;

/// <summary>A vendor's adapter, as far as organizations bring accounts of their own.</summary>
internal interface IVendorConnector
{
    VideoVendor Vendor { get; }

    GivenAccount Read(VendorAccess access);

    /// <summary>Asks whether the vendor takes the credentials, and changes nothing there.</summary>
    /// <returns>Fails only with <see cref="VideoErrors.VendorUnavailable"/>: it could not be asked.</returns>
    Task<Result<VendorVerdict>> CheckAsync(OpenedAccount account, CancellationToken cancellationToken);

    /// <summary>Has the vendor report to the address, unless it reports to somebody else already.</summary>
    /// <returns>The secret is not sealed yet; <c>null</c> where the vendor gives none.</returns>
    Task<Result<VendorWebhook>> SubscribeAsync(
        OpenedAccount account,
        Uri address,
        bool replace,
        CancellationToken cancellationToken
    );
}

/// <summary>An account as its owner described it.</summary>
/// <param name="ExternalId">Or what stands for it until the vendor has told its own.</param>
/// <param name="Credentials">In the adapter's own form.</param>
/// <param name="WebhookSecret">Where the owner brings it.</param>
internal sealed record GivenAccount(
    string ExternalId,
    string Credentials,
    Uri? PlaybackBaseUrl = null,
    string? WebhookSecret = null
);

/// <param name="Fault">Why the vendor does not take the credentials; <c>null</c> when it does.</param>
/// <param name="ExternalId">The vendor's name for the account, where its owner can't be asked for it.</param>
internal sealed record VendorVerdict(CredentialFault? Fault, string? ExternalId = null);

internal sealed record VendorWebhook(AccountWebhook Webhook, string? Secret = null);
