using System.Security.Cryptography;
using StreamHub.VendorSandbox;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>The settings of a server under test: production's, with secrets of its own.</summary>
public static class ServerSettings
{
    /// <summary>By what the vendors know the server; only the sandbox finds it there.</summary>
    public const string PublicUrl = "https://streamhub.test/";

    /// <summary>Settings that lack nothing but a database; nobody is at the vendors' addresses.</summary>
    public static Dictionary<string, string> WithoutDatabase() =>
        new()
        {
            ["environment"] = "Production",
            ["App:PublicUrl"] = PublicUrl,
            ["Auth:SigningSecret"] = Secret(),
            ["Auth:PasswordIterations"] = "1000",
            ["Vault:CurrentKeyId"] = "test",
            ["Vault:Keys:test"] = Secret(),
            ["Email:Smtp:Host"] = "127.0.0.1",
            ["Stripe:BaseUrl"] = "http://127.0.0.1:9/",
            ["Stripe:SecretKey"] = $"sk_test_{Secret()}",
            ["Stripe:WebhookSecret"] = $"whsec_{Secret()}",
            ["Cloudflare:ApiBaseUrl"] = "http://127.0.0.1:9/",
            ["Cloudflare:PlaybackBaseUrl"] = "http://127.0.0.1:9/",
            ["Cloudflare:AccountId"] = "5a4d0b0c5a4d0b0c5a4d0b0c5a4d0b0c",
            ["Cloudflare:ApiToken"] = Secret(),
            ["Cloudflare:WebhookSecret"] = Secret(),
        };

    /// <summary>Settings for the sandbox's vendors, with bounds that don't get into tests' way.</summary>
    public static Dictionary<string, string> For(SandboxHost sandbox, string connectionString) =>
        new(WithoutDatabase())
        {
            // Production's in all but one: what users name may be a test's own site on this machine.
            ["environment"] = "Testing",
            ["Fetching:AllowLoopback"] = "true",
            ["Storage:Local:Path"] = Path.Combine(Path.GetTempPath(), $"streamhub-files-{Guid.NewGuid():N}"),
            ["Storage:SweepInterval"] = "01:00:00",
            ["STREAMHUB_DATABASE"] = connectionString,
            ["Messaging:PollInterval"] = "00:00:00.1",
            ["ApiKeys:LastUseInterval"] = "01:00:00",
            ["Videos:SweepInterval"] = "01:00:00",
            ["Vendors:TryTimeout"] = "00:01:00",
            ["Vendors:CallTimeout"] = "00:01:30",
            ["Billing:SweepInterval"] = "01:00:00",
            ["Vendors:BreakerThroughput"] = "10000",
            ["Vendors:Limits:Cloudflare:Requests"] = "100000",
            ["Vendors:Limits:Mux:Requests"] = "100000",
            ["RateLimits:CredentialsPerMinute"] = "100000",
            ["RateLimits:RegistrationsPerMinute"] = "100000",
            ["RateLimits:MailsPerMinute"] = "100000",
            ["RateLimits:AnonymousPerMinute"] = "100000",
            ["Email:Smtp:Port"] = $"{sandbox.SmtpPort}",
            ["Stripe:BaseUrl"] = $"{sandbox.Address}stripe/",
            ["Stripe:SecretKey"] = sandbox.Stripe.SecretKey,
            ["Stripe:WebhookSecret"] = sandbox.Stripe.WebhookSecret,
            ["Cloudflare:ApiBaseUrl"] = $"{sandbox.Address}cloudflare/client/v4/",
            ["Cloudflare:PlaybackBaseUrl"] = $"{sandbox.Address}cloudflare/customer/",
            ["Cloudflare:SharedPlaybackBaseUrl"] = $"{sandbox.Address}cloudflare/customer/",
            ["Cloudflare:AccountId"] = sandbox.Cloudflare.AccountId,
            ["Cloudflare:ApiToken"] = sandbox.Cloudflare.ApiToken,
            ["Cloudflare:WebhookSecret"] = sandbox.Cloudflare.WebhookSecret,
            ["Webhooks:PollInterval"] = "01:00:00",
            ["Channels:SweepInterval"] = "01:00:00",
            ["Channels:YouTube:AccountsBaseUrl"] = sandbox.Google.AccountsUrl,
            ["Channels:YouTube:TokensBaseUrl"] = sandbox.Google.TokensUrl,
            ["Channels:YouTube:ApiBaseUrl"] = sandbox.Google.ApiUrl,
            ["Channels:YouTube:ClientId"] = sandbox.Google.ClientId,
            ["Channels:YouTube:ClientSecret"] = sandbox.Google.ClientSecret,
            ["Channels:SoundCloud:SecureBaseUrl"] = sandbox.SoundCloud.SecureUrl,
            ["Channels:SoundCloud:ApiBaseUrl"] = sandbox.SoundCloud.ApiUrl,
            ["Channels:SoundCloud:ClientId"] = sandbox.SoundCloud.ClientId,
            ["Channels:SoundCloud:ClientSecret"] = sandbox.SoundCloud.ClientSecret,
            ["Mux:ApiBaseUrl"] = sandbox.Mux.ApiUrl,
            ["Mux:StreamBaseUrl"] = sandbox.Mux.StreamUrl,
            ["Mux:ImageBaseUrl"] = sandbox.Mux.ImageUrl,
            ["Mux:TokenId"] = sandbox.Mux.TokenId,
            ["Mux:TokenSecret"] = sandbox.Mux.TokenSecret,
            ["Mux:WebhookSecret"] = sandbox.Mux.WebhookSecret,
        };

    private static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
