using System.Net;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

/// <summary>
/// Tries what a token may do without doing anything. Cloudflare answers a token of another account much as it answers one
/// that lacks a permission, so <see cref="CredentialFault.WrongAccount"/> is said only where its error code says so.
/// </summary>
internal sealed class CloudflareConnector(CloudflareVendor cloudflare) : IVendorConnector
{
    private const string TokenOfUser = "../../user/tokens/verify";
    private const string TokenOfAccount = "tokens/verify";
    private const string ActiveToken = "active";

    /// <summary>Who may delete it learns that there is none; who may not, that they may not.</summary>
    private const string KeyThatIsNone = "stream/keys/00000000000000000000000000000000";

    private const string Webhook = "stream/webhook";

    /// <summary>"Unauthorized to access requested resource", "no route for that URI", "could not route, … invalid".</summary>
    private static readonly int[] ForeignAccountCodes = [9109, 7000, 7003];

    public VideoVendor Vendor => VideoVendor.Cloudflare;

    public GivenAccount Read(VendorAccess access)
    {
        var given = (CloudflareAccess)access;
        return new GivenAccount(
            given.AccountId,
            new CloudflareCredentials(given.ApiToken).ToJson(),
            given.CustomerCode is { } code ? new Uri($"https://customer-{code}.cloudflarestream.com/") : null
        );
    }

    public async Task<Result<VendorVerdict>> CheckAsync(OpenedAccount account, CancellationToken cancellationToken)
    {
        var client = cloudflare.ClientOf(account);
        foreach (
            var probe in (Func<CloudflareClient, CancellationToken, Task<Result<VendorVerdict>>>[])
                [VerifyAsync, TryReadingAsync, TryEditingAsync]
        )
        {
            var verdict = await probe(client, cancellationToken);
            if (!verdict.IsSuccess || verdict.Value.Fault is not null)
            {
                return verdict;
            }
        }

        return new VendorVerdict(Fault: null);
    }

    public async Task<Result<VendorWebhook>> SubscribeAsync(
        OpenedAccount account,
        Uri address,
        bool replace,
        CancellationToken cancellationToken
    )
    {
        var client = cloudflare.ClientOf(account);
        var current = await client.GetAsync<CloudflareWebhook>(Webhook, cancellationToken);
        if (!current.IsSuccess && current.Error != VideoErrors.NotFound)
        {
            return current.Error;
        }

        var url = current.IsSuccess ? current.Value.NotificationUrl : null;
        if (!string.IsNullOrEmpty(url) && url != address.AbsoluteUri && !replace)
        {
            return new VendorWebhook(AccountWebhook.Taken);
        }

        var made = await client.PutAsync<CloudflareWebhook>(
            Webhook,
            new CloudflareWebhookRequest(address.AbsoluteUri),
            cancellationToken
        );
        return made switch
        {
            { IsSuccess: false } => made.Error,
            { Value.Secret: { Length: > 0 } secret } => new VendorWebhook(AccountWebhook.Subscribed, secret),
            _ => VideoErrors.VendorUnavailable,
        };
    }

    // A token belongs to a user or to an account, and each kind is known at its own address only.
    private static async Task<Result<VendorVerdict>> VerifyAsync(
        CloudflareClient client,
        CancellationToken cancellationToken
    )
    {
        foreach (var address in new[] { TokenOfUser, TokenOfAccount })
        {
            var token = await client.GetAsync<CloudflareToken>(address, cancellationToken);
            if (token.IsSuccess)
            {
                return Verdict(token.Value.Status == ActiveToken ? null : CredentialFault.TokenRefused);
            }

            // By its kind: an error that tells when to come again is no longer equal to the one that does not.
            if (token.Error.Kind == ErrorKind.Unavailable)
            {
                return token.Error;
            }
        }

        return Verdict(CredentialFault.TokenRefused);
    }

    private static async Task<Result<VendorVerdict>> TryReadingAsync(
        CloudflareClient client,
        CancellationToken cancellationToken
    )
    {
        var reply = await client.ProbeAsync(HttpMethod.Get, "stream/storage-usage", cancellationToken);
        return reply switch
        {
            { IsSuccess: false } => reply.Error,
            { Value.IsSuccess: true } => Verdict(null),
            { Value: { Status: HttpStatusCode.NotFound } } => Verdict(CredentialFault.WrongAccount),
            { Value.Codes: var codes } when codes.Any(ForeignAccountCodes.Contains) => Verdict(
                CredentialFault.WrongAccount
            ),
            { Value.IsForbidden: true } => Verdict(CredentialFault.ReadPermissionMissing),
            // It says neither yes nor no.
            _ => VideoErrors.VendorUnavailable,
        };
    }

    private static async Task<Result<VendorVerdict>> TryEditingAsync(
        CloudflareClient client,
        CancellationToken cancellationToken
    )
    {
        var reply = await client.ProbeAsync(HttpMethod.Delete, KeyThatIsNone, cancellationToken);
        return reply.IsSuccess
            ? Verdict(reply.Value.IsForbidden ? CredentialFault.EditPermissionMissing : null)
            : reply.Error;
    }

    private static VendorVerdict Verdict(CredentialFault? fault) => new(fault);
}
