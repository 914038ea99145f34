using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Ports;

/// <summary>What a customer gives us to speak for an account of theirs.</summary>
public abstract record VendorAccess(VideoVendor Vendor);

/// <param name="CustomerCode">Of the account's own playback host, <c>customer-{code}.cloudflarestream.com</c>.</param>
public sealed record CloudflareAccess(string AccountId, string ApiToken, string? CustomerCode)
    : VendorAccess(VideoVendor.Cloudflare);

public sealed record MuxAccess(string TokenId, string TokenSecret, string? WebhookSecret)
    : VendorAccess(VideoVendor.Mux);

/// <summary>Access that the vendor has taken, sealed for the organization.</summary>
/// <param name="ExternalId">The vendor's name for the account.</param>
/// <param name="SealedWebhookSecret">Where the customer brings it, because the vendor can't be asked for one.</param>
public sealed record SealedAccess(
    string ExternalId,
    string SealedCredentials,
    string? PlaybackBaseUrl,
    string? SealedWebhookSecret
);

/// <param name="Fault">Why the vendor does not take the credentials; <c>null</c> when it does.</param>
public sealed record CredentialVerdict(CredentialFault? Fault);

/// <param name="SealedSecret">What the vendor will sign with, when it is subscribed.</param>
public sealed record WebhookStanding(AccountWebhook Webhook, string? SealedSecret = null);

/// <summary>Deals with vendors about organizations' own accounts there.</summary>
public interface IVideoConnections
{
    /// <summary>Asks the vendor whether it takes the access, and changes nothing there.</summary>
    /// <returns>
    /// Fails with <see cref="VideoErrors.CredentialsRejected"/>, and with <see cref="VideoErrors.VendorUnavailable"/> when
    /// the vendor could not be asked.
    /// </returns>
    Task<Result<SealedAccess>> TakeAsync(Guid organizationId, VendorAccess access, CancellationToken cancellationToken);

    /// <summary>Asks the vendor whether it still takes the account's credentials.</summary>
    /// <returns>Fails only when it could not be asked.</returns>
    Task<Result<CredentialVerdict>> CheckAsync(VideoAccount account, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the key that signs the account's playbacks, while there are credentials to do so with, and has the vendor
    /// report here. Neither is needed for the account to work: what fails is done later, or made up for.
    /// </summary>
    /// <param name="replaceWebhook">Even if the account reports to somebody else.</param>
    Task<WebhookStanding> PrepareAsync(VideoAccount account, bool replaceWebhook, CancellationToken cancellationToken);

    /// <summary>Where the account reports to us; at Mux its owner enters it.</summary>
    Uri WebhookAddressOf(VideoAccount account);

    /// <summary>For this node to act at once on what it has just saved.</summary>
    void Forget(Guid accountId);
}
