using StreamHub.VendorSandbox.Clerk;
using StreamHub.VendorSandbox.Cloudflare;
using StreamHub.VendorSandbox.Consents;
using StreamHub.VendorSandbox.Google;
using StreamHub.VendorSandbox.Mail;
using StreamHub.VendorSandbox.Mux;
using StreamHub.VendorSandbox.SoundCloud;
using StreamHub.VendorSandbox.Stripe;
using StreamHub.VendorSandbox.Webhooks;

namespace StreamHub.VendorSandbox.State;

/// <summary>Everything the sandbox must still know after it was killed.</summary>
public sealed class SandboxState
{
    public TimeSpan ClockOffset { get; set; }

    public CloudflareState Cloudflare { get; init; } = new();

    public StripeState Stripe { get; init; } = new();

    public ClerkState Clerk { get; init; } = new();

    public MuxState Mux { get; init; } = new();

    public ConsentState Google { get; init; } = new();

    public ConsentState SoundCloud { get; init; } = new();

    public YouTubeState YouTube { get; init; } = new();

    public SoundCloudState SoundCloudTracks { get; init; } = new();

    public MailState Mail { get; init; } = new();

    public WebhookState Webhooks { get; init; } = new();
}
