using System.Text.RegularExpressions;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>What a parameter may be; anything else is refused in Mux's words for it.</summary>
internal static partial class Rules
{
    private const int LongestPassthrough = 255;
    private const string AssetScheme = "mux://assets/";

    public static readonly IReadOnlyList<string> PlaybackPolicies =
    [
        MuxPlaybackId.PublicPolicy,
        MuxPlaybackId.SignedPolicy,
    ];

    public static readonly IReadOnlyList<string> GeneratedLanguages =
    [
        .. "en es it pt de fr pl ru nl ca tr sv uk no fi sk el cs hr da ro bg".Split(' '),
    ];

    public static string Required(string name, string? value) =>
        string.IsNullOrEmpty(value) ? throw MuxException.Invalid($"{name} is required") : value;

    public static void OneOf(string name, string? value, IReadOnlyList<string> allowed)
    {
        if (value is not null && !allowed.Contains(value))
        {
            throw MuxException.Invalid($"{name} must be one of {string.Join(", ", allowed)}");
        }
    }

    /// <summary>Mux knows more values than the sandbox plays; taking one without playing it would mislead.</summary>
    public static void Plays(string name, string? value, string played)
    {
        if (value is not null && value != played)
        {
            throw MuxException.Invalid($"The sandbox plays no {name} but {played}");
        }
    }

    public static void Length(string name, string? value, int longest)
    {
        if (value?.Length > longest)
        {
            throw MuxException.Invalid($"{name} must not be longer than {longest} characters");
        }
    }

    public static void Passthrough(string? value) => Length("passthrough", value, LongestPassthrough);

    public static void Measure(string name, string? value)
    {
        if (value is not null && !MeasurePattern().IsMatch(value))
        {
            throw MuxException.Invalid($"{name} must be a length in % or px");
        }
    }

    public static void InputUrl(string name, string url)
    {
        if (AssetIdOf(url) is null)
        {
            WebUrl(name, url);
        }
    }

    public static void WebUrl(string name, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
        {
            throw MuxException.Invalid($"{name} is not a URL");
        }
    }

    /// <summary>The asset that a clip is cut from, or null for a URL of the web.</summary>
    public static string? AssetIdOf(string? url) =>
        url?.StartsWith(AssetScheme, StringComparison.Ordinal) == true ? url[AssetScheme.Length..] : null;

    [GeneratedRegex(
        @"^-?\d{1,5}(\.\d{1,6})?(%|px)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex MeasurePattern();
}
