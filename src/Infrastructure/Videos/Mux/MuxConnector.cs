using System.Net;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos.Mux;

/// <summary>
/// Asks which environment a token is of, and tries what the token may do without doing anything. Mux lists a token's
/// permissions too, but nowhere says by which names, so that its refusals are what counts.
/// </summary>
internal sealed class MuxConnector(MuxVendor mux) : IVendorConnector
{
    private const string WhoAmI = "system/v1/whoami";

    /// <summary>Who may delete it learns that there is none; who may not, that they may not.</summary>
    private const string NameOfNone = "00000000000000000000000000000000000000000000";

    private static readonly (HttpMethod Method, string Path, CredentialFault Refused)[] _trials =
    [
        (HttpMethod.Get, "video/v1/assets?limit=1", CredentialFault.ReadPermissionMissing),
        (HttpMethod.Delete, $"video/v1/assets/{NameOfNone}", CredentialFault.EditPermissionMissing),
        (HttpMethod.Delete, $"system/v1/signing-keys/{NameOfNone}", CredentialFault.KeyPermissionMissing),
    ];

    public VideoVendor Vendor => VideoVendor.Mux;

    public GivenAccount Read(VendorAccess access)
    {
        var given = (MuxAccess)access;
        return new GivenAccount(
            given.TokenId,
            new MuxCredentials(given.TokenId, given.TokenSecret).ToJson(),
            WebhookSecret: given.WebhookSecret
        );
    }

    public async Task<Result<VendorVerdict>> CheckAsync(OpenedAccount account, CancellationToken cancellationToken)
    {
        var client = mux.ClientOf(account);
        var self = await client.ProbeAsync<MuxIdentity>(HttpMethod.Get, WhoAmI, cancellationToken);
        if (!self.IsSuccess)
        {
            return self.Error;
        }

        // Every token may ask this, whatever else it may do.
        if (self.Value.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return new VendorVerdict(CredentialFault.TokenRefused);
        }

        if (self.Value.Data?.EnvironmentId is not { Length: > 0 and <= VideoAccount.ExternalIdMaxLength } environment)
        {
            return VideoErrors.VendorUnavailable;
        }

        foreach (var (method, path, refused) in _trials)
        {
            var reply = await client.ProbeAsync<object>(method, path, cancellationToken);
            switch (reply)
            {
                case { IsSuccess: false }:
                    return reply.Error;
                case { Value.Status: HttpStatusCode.Unauthorized }:
                    return new VendorVerdict(CredentialFault.TokenRefused);
                case { Value.Status: HttpStatusCode.Forbidden }:
                    return new VendorVerdict(refused);
            }
        }

        return new VendorVerdict(Fault: null, environment);
    }

    // An environment has many webhooks, and its owner makes ours among them in the dashboard.
    public Task<Result<VendorWebhook>> SubscribeAsync(
        OpenedAccount account,
        Uri address,
        bool replace,
        CancellationToken cancellationToken
    ) => Task.FromResult(Result.Success(new VendorWebhook(AccountWebhook.None)));
}
