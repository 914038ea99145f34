using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos;

internal sealed class VideoConnections(
    IEnumerable<IVendorConnector> connectors,
    IEnumerable<IVideoVendor> vendors,
    VideoAccounts accounts,
    ISigningKeys keys,
    ISecretVault vault,
    AppUrls urls
) : IVideoConnections
{
    private readonly Dictionary<VideoVendor, IVendorConnector> _connectors = connectors.ToDictionary(one => one.Vendor);
    private readonly Dictionary<VideoVendor, IVideoVendor> _vendors = vendors.ToDictionary(one => one.Vendor);

    public async Task<Result<SealedAccess>> TakeAsync(
        Guid organizationId,
        VendorAccess access,
        CancellationToken cancellationToken
    )
    {
        // Tries of an organization go through one gate, its own, whatever accounts it names.
        var connector = _connectors[access.Vendor];
        var given = connector.Read(access);
        var candidate = new OpenedAccount(
            organizationId,
            organizationId,
            access.Vendor,
            given.ExternalId,
            given.Credentials,
            given.PlaybackBaseUrl
        );
        var verdict = await connector.CheckAsync(candidate, cancellationToken);
        if (!verdict.IsSuccess)
        {
            return verdict.Error;
        }

        return verdict.Value.Fault is { } fault
            ? VideoErrors.CredentialsRejected(fault)
            : new SealedAccess(
                verdict.Value.ExternalId ?? given.ExternalId,
                vault.Seal(given.Credentials, VideoAccountSecrets.Of(organizationId, access.Vendor)),
                given.PlaybackBaseUrl?.AbsoluteUri,
                given.WebhookSecret is { } secret ? SealWebhook(secret, organizationId, access.Vendor) : null
            );
    }

    public async Task<Result<CredentialVerdict>> CheckAsync(VideoAccount account, CancellationToken cancellationToken)
    {
        var verdict = await _connectors[account.Vendor].CheckAsync(accounts.Open(account), cancellationToken);
        return verdict.IsSuccess ? new CredentialVerdict(verdict.Value.Fault) : verdict.Error;
    }

    public async Task<WebhookStanding> PrepareAsync(
        VideoAccount account,
        bool replaceWebhook,
        CancellationToken cancellationToken
    )
    {
        var opened = accounts.Open(account);
        if (_vendors[account.Vendor].Of(opened) is ISigningKeyMaker maker)
        {
            await keys.GetAsync(maker, cancellationToken);
        }

        var webhook = await _connectors[account.Vendor]
            .SubscribeAsync(opened, WebhookAddressOf(account), replaceWebhook, cancellationToken);
        if (!webhook.IsSuccess)
        {
            return new WebhookStanding(AccountWebhook.None);
        }

        var secret = webhook.Value.Secret;
        return new WebhookStanding(
            webhook.Value.Webhook,
            secret is null ? null : SealWebhook(secret, account.OrganizationId, account.Vendor)
        );
    }

    public void Forget(Guid accountId) => accounts.Forget(accountId);

    public Uri WebhookAddressOf(VideoAccount account) =>
        urls.For($"webhooks/{(account.Vendor == VideoVendor.Mux ? "mux" : "cloudflare")}/{account.Id}");

    private string SealWebhook(string secret, Guid organizationId, VideoVendor vendor) =>
        vault.Seal(secret, VideoAccountSecrets.OfWebhook(organizationId, vendor));
}
