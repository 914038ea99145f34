using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Payments.Stripe;

public sealed class StripeOptions : ICheckedOptions
{
    /// <summary>The API version that requests are made in and answers are read by.</summary>
    public const string ApiVersion = "2026-10-28.endive";

    public static string Section => "Stripe";

    public Uri BaseUrl { get; set; } = new("https://api.stripe.com/");

    public string SecretKey { get; set; } = string.Empty;

    public string WebhookSecret { get; set; } = string.Empty;

    /// <summary>Live keys take real money; events of the other mode are refused.</summary>
    public bool IsLive =>
        SecretKey.StartsWith("sk_live_", StringComparison.Ordinal)
        || SecretKey.StartsWith("rk_live_", StringComparison.Ordinal);

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            SettingRules.NotBaseAddress(nameof(BaseUrl), BaseUrl),
            SettingRules.Missing(nameof(SecretKey), SecretKey),
            SettingRules.Missing(nameof(WebhookSecret), WebhookSecret)
        );
}
