using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

/// <summary>The platform's account at Cloudflare Stream; without any of its names and secrets, it has none.</summary>
public sealed class CloudflareOptions : ICheckedOptions
{
    public static string Section => "Cloudflare";

    public Uri ApiBaseUrl { get; set; } = new("https://api.cloudflare.com/client/v4/");

    /// <summary>The account's own playback host: <c>https://customer-….cloudflarestream.com/</c>.</summary>
    public Uri? PlaybackBaseUrl { get; set; }

    /// <summary>Where videos of accounts play that have not told their own host.</summary>
    public Uri SharedPlaybackBaseUrl { get; set; } = new("https://videodelivery.net/");

    public string AccountId { get; set; } = string.Empty;

    /// <summary>Needs the permission "Stream: Edit".</summary>
    public string ApiToken { get; set; } = string.Empty;

    public string WebhookSecret { get; set; } = string.Empty;

    public bool IsOn => $"{PlaybackBaseUrl}{AccountId}{ApiToken}{WebhookSecret}".Length > 0;

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            SettingRules.NotBaseAddress(nameof(ApiBaseUrl), ApiBaseUrl),
            IsOn ? SettingRules.NotBaseAddress(nameof(PlaybackBaseUrl), PlaybackBaseUrl) : null,
            SettingRules.NotBaseAddress(nameof(SharedPlaybackBaseUrl), SharedPlaybackBaseUrl),
            IsOn ? SettingRules.Missing(nameof(AccountId), AccountId) : null,
            IsOn ? SettingRules.Missing(nameof(ApiToken), ApiToken) : null,
            IsOn ? SettingRules.Missing(nameof(WebhookSecret), WebhookSecret) : null
        );
}
