using StreamHub.VendorSandbox.Consents;

namespace StreamHub.VendorSandbox;

public sealed record SandboxSettings
{
    /// <summary>Where state and uploads survive a restart; without it they live in memory and a temporary folder.</summary>
    public string? DataFolder { get; init; }

    public SmtpSettings Smtp { get; init; } = new();

    public CloudflareSettings Cloudflare { get; init; } = new();

    public StripeSettings Stripe { get; init; } = new();

    public ClerkSettings Clerk { get; init; } = new();

    public MuxSettings Mux { get; init; } = new();

    public S3Settings S3 { get; init; } = new();

    public ConsentSettings Google { get; init; } =
        new()
        {
            ClientId = "sandbox-google-client",
            ClientSecret = "sandbox-google-client-secret",
            RedirectUri = "https://streamhub.test/oauth2/callback/youtube",
        };

    public ConsentSettings SoundCloud { get; init; } =
        new()
        {
            ClientId = "sandbox-soundcloud-client",
            ClientSecret = "sandbox-soundcloud-client-secret",
            RedirectUri = "https://streamhub.test/oauth2/callback/soundcloud",
        };
}

public sealed record SmtpSettings
{
    /// <summary>Zero takes any free port.</summary>
    public int Port { get; init; }
}

public sealed record CloudflareSettings
{
    public string AccountId { get; init; } = "5a4d0b0c5a4d0b0c5a4d0b0c5a4d0b0c";

    public string ApiToken { get; init; } = "sandbox-cloudflare-token";

    public string CustomerCode { get; init; } = "sandbox";

    public string? WebhookUrl { get; init; }

    public string WebhookSecret { get; init; } = "sandbox-cloudflare-webhook-secret";

    /// <summary>How long a video stays queued, and again how long it stays in progress.</summary>
    public TimeSpan ProcessingStep { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long it takes to make captions, by the sandbox's clock.</summary>
    public TimeSpan CaptionGeneration { get; init; } = TimeSpan.FromSeconds(20);
}

public sealed record StripeSettings
{
    public string SecretKey { get; init; } = "sk_test_sandbox";

    public string? WebhookUrl { get; init; }

    public string WebhookSecret { get; init; } = "whsec_sandbox";
}

public sealed record S3Settings
{
    public string Region { get; init; } = "eu-central-1";

    public string AccessKeyId { get; init; } = "AKIASANDBOXSANDBOX00";

    public string SecretAccessKey { get; init; } = "sandbox-s3-secret-access-key";
}

public sealed record ClerkSettings
{
    public string SecretKey { get; init; } = "sk_test_sandbox_clerk";

    public string? WebhookUrl { get; init; }

    public string WebhookSecret { get; init; } = "whsec_c2FuZGJveC1jbGVyay13ZWJob29rLXNlY3JldA==";

    /// <summary>The page that asks for tokens: their <c>azp</c>.</summary>
    public string Page { get; init; } = "http://127.0.0.1:8080";
}

public sealed record MuxSettings
{
    public string EnvironmentId { get; init; } = "sandbox";

    public string TokenId { get; init; } = "5a4d0b0c-5a4d-4b0c-8a4d-0b0c5a4d0b0c";

    public string TokenSecret { get; init; } = "sandbox-mux-token-secret";

    public string? WebhookUrl { get; init; }

    public string WebhookSecret { get; init; } = "sandbox-mux-webhook-secret";

    /// <summary>How long an asset stays in preparation, and after it each of its text tracks and renditions.</summary>
    public TimeSpan ProcessingStep { get; init; } = TimeSpan.FromMilliseconds(50);
}
