using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Channels.YouTube;

/// <summary>This server's project at Google; without a client id, nobody connects a channel at YouTube.</summary>
public sealed class YouTubeOptions : ICheckedOptions, IClientCredentials
{
    private const long Mebibyte = 1024 * 1024;
    private const long ChunkUnit = Mebibyte / 4;
    private const long LargestChunk = 256 * Mebibyte;

    public static string Section => "Channels:YouTube";

    /// <summary>Of an OAuth client of the type "web application", whose redirect URI is <c>…/oauth2/callback/youtube</c>.</summary>
    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>Where people consent.</summary>
    public Uri AccountsBaseUrl { get; set; } = new("https://accounts.google.com/");

    /// <summary>Where tokens come from.</summary>
    public Uri TokensBaseUrl { get; set; } = new("https://oauth2.googleapis.com/");

    public Uri ApiBaseUrl { get; set; } = new("https://youtube.googleapis.com/");

    /// <summary>
    /// How much of a file is sent before Google is asked how much it has, in bytes: a multiple of 256 KiB, as Google wants it.
    /// None of it is held in memory.
    /// </summary>
    public long ChunkSize { get; set; } = 64 * Mebibyte;

    public bool IsOn => $"{ClientId}{ClientSecret}".Length > 0;

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            SettingRules.NotBaseAddress(nameof(AccountsBaseUrl), AccountsBaseUrl),
            SettingRules.NotBaseAddress(nameof(TokensBaseUrl), TokensBaseUrl),
            SettingRules.NotBaseAddress(nameof(ApiBaseUrl), ApiBaseUrl),
            ChunkSize is >= ChunkUnit and <= LargestChunk && ChunkSize % ChunkUnit == 0
                ? null
                : $"{nameof(ChunkSize)} must be a multiple of {ChunkUnit} bytes, up to {LargestChunk}.",
            IsOn ? SettingRules.Missing(nameof(ClientId), ClientId) : null,
            IsOn ? SettingRules.Missing(nameof(ClientSecret), ClientSecret) : null
        );
}
