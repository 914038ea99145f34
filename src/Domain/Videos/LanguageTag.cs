using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace StreamHub.Domain.Videos;

/// <summary>A language as BCP 47 writes it, such as <c>de</c>, <c>pt-BR</c> or <c>zh-Hant</c>, in its usual letter case.</summary>
public sealed partial record LanguageTag
{
    public const int MaxLength = 35;

    private const int ScriptLength = 4;
    private const int CountryLength = 2;

    private LanguageTag(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out LanguageTag? tag)
    {
        tag = text is { Length: <= MaxLength } && WellFormed.IsMatch(text) ? new LanguageTag(InUsualCase(text)) : null;
        return tag is not null;
    }

    /// <exception cref="FormatException">It is none.</exception>
    public static LanguageTag Parse(string text) =>
        TryParse(text, out var tag) ? tag : throw new FormatException($"'{text}' is no language tag.");

    public override string ToString() => Value;

    // Scripts begin with a capital and countries are capitals, until a single letter begins what has rules of its own.
    private static string InUsualCase(string text)
    {
        var parts = text.ToLowerInvariant().Split('-');
        for (var i = 1; i < parts.Length && parts[i].Length > 1; i++)
        {
            parts[i] = parts[i].Length switch
            {
                ScriptLength when char.IsAsciiLetter(parts[i][0]) => char.ToUpperInvariant(parts[i][0]) + parts[i][1..],
                CountryLength => parts[i].ToUpperInvariant(),
                _ => parts[i],
            };
        }

        return string.Join('-', parts);
    }

    // Language, script, region, variants, extensions, private use. Dollar alone would also take a line's end.
    [GeneratedRegex(
        "^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
            + @"(-[a-wyz0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex WellFormed { get; }
}
