using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Channels.SoundCloud;

/// <summary>This server's app at SoundCloud; without a client id, nobody connects a channel there.</summary>
public sealed class SoundCloudOptions : ICheckedOptions, IClientCredentials
{
    public static string Section => "Channels:SoundCloud";

    /// <summary>Of the app whose redirect URI is <c>…/oauth2/callback/soundcloud</c>.</summary>
    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>Where people consent and tokens come from.</summary>
    public Uri SecureBaseUrl { get; set; } = new("https://secure.soundcloud.com/");

    public Uri ApiBaseUrl { get; set; } = new("https://api.soundcloud.com/");

    public bool IsOn => $"{ClientId}{ClientSecret}".Length > 0;

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            SettingRules.NotBaseAddress(nameof(SecureBaseUrl), SecureBaseUrl),
            SettingRules.NotBaseAddress(nameof(ApiBaseUrl), ApiBaseUrl),
            IsOn ? SettingRules.Missing(nameof(ClientId), ClientId) : null,
            IsOn ? SettingRules.Missing(nameof(ClientSecret), ClientSecret) : null
        );
}
