using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Identity.Clerk;

/// <summary>Everything is optional: without an issuer, no token of Clerk's is taken.</summary>
public sealed class ClerkOptions : ICheckedOptions
{
    public static string Section => "Clerk";

    /// <summary>The Frontend API's address, as it stands in tokens: <c>https://clerk.example.com</c>.</summary>
    public string? Issuer { get; set; }

    /// <summary>The origins of the pages that may get tokens: each token's <c>azp</c> must be one of them.</summary>
    public IList<string> AuthorizedParties { get; init; } = [];

    /// <summary>With it people are looked up when they come first; without, only whom a webhook told of comes in.</summary>
    public string? SecretKey { get; set; }

    /// <summary>Of the endpoint at <c>/webhooks/clerk</c>: <c>whsec_…</c>.</summary>
    public string? WebhookSecret { get; set; }

    public Uri ApiBaseUrl { get; set; } = new("https://api.clerk.com/");

    public bool IsOn => !string.IsNullOrEmpty(Issuer);

    public IEnumerable<string> Problems() =>
        SettingRules.Collect(
            IsOn
                ? SettingRules.NotWebAddress(
                    nameof(Issuer),
                    Uri.TryCreate(Issuer, UriKind.Absolute, out var address) ? address : null
                )
                : null,
            IsOn && AuthorizedParties.Count == 0 ? $"{nameof(AuthorizedParties)} is missing." : null,
            string.IsNullOrEmpty(WebhookSecret) || SvixSignature.TryReadSecret(WebhookSecret, out _)
                ? null
                : $"{nameof(WebhookSecret)} must be 'whsec_' and base64.",
            SettingRules.NotBaseAddress(nameof(ApiBaseUrl), ApiBaseUrl)
        );
}
