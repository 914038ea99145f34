using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Videos.Mux;

/// <summary>The platform's environment at Mux; without any of token and webhook, it has none.</summary>
public sealed class MuxOptions : ICheckedOptions
{
    public static string Section => "Mux";

    public Uri ApiBaseUrl { get; set; } = new("https://api.mux.com/");

    /// <summary>Where videos play.</summary>
    public Uri StreamBaseUrl { get; set; } = new("https://stream.mux.com/");

    /// <summary>Where thumbnails and storyboards are.</summary>
    public Uri ImageBaseUrl { get; set; } = new("https://image.mux.com/");

    /// <summary>Needs the permissions to read and write Mux Video and Mux System.</summary>
    public string? TokenId { get; set; }

    public string? TokenSecret { get; set; }

    /// <summary>Of the webhook that points to <c>/webhooks/mux</c>.</summary>
    public string? WebhookSecret { get; set; }

    public bool IsOn => $"{TokenId}{TokenSecret}{WebhookSecret}".Length > 0;

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            SettingRules.NotBaseAddress(nameof(ApiBaseUrl), ApiBaseUrl),
            SettingRules.NotBaseAddress(nameof(StreamBaseUrl), StreamBaseUrl),
            SettingRules.NotBaseAddress(nameof(ImageBaseUrl), ImageBaseUrl),
            IsOn ? SettingRules.Missing(nameof(TokenId), TokenId) : null,
            IsOn ? SettingRules.Missing(nameof(TokenSecret), TokenSecret) : null,
            IsOn ? SettingRules.Missing(nameof(WebhookSecret), WebhookSecret) : null
        );
}
