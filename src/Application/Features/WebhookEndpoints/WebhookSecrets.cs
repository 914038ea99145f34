using System.Security.Cryptography;
using StreamHub.Application.Ports;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>Makes the secrets of endpoints, in the form of Standard Webhooks, and seals each for its endpoint alone.</summary>
public sealed class WebhookSecrets(ISecretVault vault)
{
    private const string Prefix = "whsec_";
    private const int SizeInBytes = 32;
    private const string Field = "webhook-endpoint-secret";

    public static SecretContext ContextOf(Guid endpointId) => new(endpointId, Field);

    public static string Create() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SizeInBytes));

    public string Seal(Guid endpointId, string secret) => vault.Seal(secret, ContextOf(endpointId));

    /// <returns>What signs now: the endpoint's secret, and the one before while that signs along.</returns>
    public IReadOnlyList<string> OpenCurrent(WebhookEndpoint endpoint, DateTimeOffset now)
    {
        string?[] texts =
        [
            endpoint.SealedSecret,
            endpoint.FormerSecretEndsAt > now ? endpoint.SealedFormerSecret : null,
        ];
        return [.. texts.OfType<string>().Select(text => vault.Open(text, ContextOf(endpoint.Id)))];
    }
}
