using System.Security.Cryptography;
using StreamHub.VendorSandbox;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>The settings of a server under test: production's, with secrets of its own and the sandbox's vendors.</summary>
public static class ServerSettings
{
    public static Dictionary<string, string> For(SandboxHost sandbox, string connectionString) =>
        new()
        {
            ["environment"] = "Production",
            ["STREAMHUB_DATABASE"] = connectionString,
            ["App:PublicUrl"] = "https://streamhub.test/",
            ["Auth:SigningSecret"] = Secret(),
            ["Auth:PasswordIterations"] = "1000",
            ["Vault:CurrentKeyId"] = "test",
            ["Vault:Keys:test"] = Secret(),
            ["Messaging:PollInterval"] = "00:00:00.1",
            ["Vendors:BreakerThroughput"] = "10000",
            ["RateLimits:CredentialsPerMinute"] = "100000",
            ["RateLimits:MailsPerMinute"] = "100000",
            ["Email:Smtp:Host"] = "127.0.0.1",
            ["Email:Smtp:Port"] = $"{sandbox.SmtpPort}",
            ["Stripe:BaseUrl"] = $"{sandbox.Address}stripe/",
            ["Stripe:SecretKey"] = sandbox.Stripe.SecretKey,
            ["Stripe:WebhookSecret"] = sandbox.Stripe.WebhookSecret,
            ["Cloudflare:ApiBaseUrl"] = $"{sandbox.Address}cloudflare/client/v4/",
            ["Cloudflare:PlaybackBaseUrl"] = $"{sandbox.Address}cloudflare/customer/",
            ["Cloudflare:AccountId"] = sandbox.Cloudflare.AccountId,
            ["Cloudflare:ApiToken"] = sandbox.Cloudflare.ApiToken,
            ["Cloudflare:WebhookSecret"] = sandbox.Cloudflare.WebhookSecret,
        };

    private static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
