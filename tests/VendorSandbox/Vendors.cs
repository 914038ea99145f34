namespace StreamHub.VendorSandbox;

public static class Vendors
{
    public const string Cloudflare = "cloudflare";

    public const string Stripe = "stripe";

    public const string Clerk = "clerk";

    public const string Mux = "mux";

    public const string Google = "google";

    public const string SoundCloud = "soundcloud";

    /// <summary>Its bucket's name, too: AWS's client leaves out what an endpoint has of a path.</summary>
    public const string S3 = "s3-files";

    public const string WebSub = "websub";

    public static IReadOnlyList<string> All { get; } = [Cloudflare, Stripe, Clerk, Mux, Google, SoundCloud, S3, WebSub];
}
