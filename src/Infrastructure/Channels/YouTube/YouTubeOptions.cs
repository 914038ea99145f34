using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Channels.YouTube;

/// <summary>This server's project at Google; without a client id, nobody connects a channel at YouTube.</summary>
public sealed class YouTubeOptions : ICheckedOptions, IClientCredentials
{
    public static string Section => "Channels:YouTube";

    /// <summary>Of an OAuth client of the type "web application", whose redirect URI is <c>…/oauth2/callback/youtube</c>.</summary>
    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>Where people consent.</summary>
    public Uri AccountsBaseUrl { get; set; } = new("https://accounts.google.com/");

    /// <summary>Where tokens come from.</summary>
    public Uri TokensBaseUrl { get; set; } = new("https://oauth2.googleapis.com/");

    public Uri ApiBaseUrl { get; set; } = new("https://youtube.googleapis.com/");

    public bool IsOn => $"{ClientId}{ClientSecret}".Length > 0;

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            SettingRules.NotBaseAddress(nameof(AccountsBaseUrl), AccountsBaseUrl),
            SettingRules.NotBaseAddress(nameof(TokensBaseUrl), TokensBaseUrl),
            SettingRules.NotBaseAddress(nameof(ApiBaseUrl), ApiBaseUrl),
            IsOn ? SettingRules.Missing(nameof(ClientId), ClientId) : null,
            IsOn ? SettingRules.Missing(nameof(ClientSecret), ClientSecret) : null
        );
}
