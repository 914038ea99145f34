using System.Collections.Frozen;
using StreamHub.Domain.Videos;

namespace StreamHub.Infrastructure.Videos;

/// <summary>What languages call themselves, for a vendor that does not know it.</summary>
internal static class LanguageNames
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["ar"] = "العربية",
        ["bg"] = "Български",
        ["ca"] = "Català",
        ["cs"] = "Čeština",
        ["da"] = "Dansk",
        ["de"] = "Deutsch",
        ["el"] = "Ελληνικά",
        ["en"] = "English",
        ["es"] = "Español",
        ["fi"] = "Suomi",
        ["fr"] = "Français",
        ["he"] = "עברית",
        ["hi"] = "हिन्दी",
        ["hr"] = "Hrvatski",
        ["hu"] = "Magyar",
        ["id"] = "Bahasa Indonesia",
        ["it"] = "Italiano",
        ["ja"] = "日本語",
        ["ko"] = "한국어",
        ["nl"] = "Nederlands",
        ["no"] = "Norsk",
        ["pl"] = "Polski",
        ["pt"] = "Português",
        ["ro"] = "Română",
        ["ru"] = "Русский",
        ["sk"] = "Slovenčina",
        ["sv"] = "Svenska",
        ["tr"] = "Türkçe",
        ["uk"] = "Українська",
        ["vi"] = "Tiếng Việt",
        ["zh"] = "中文",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <returns>With script and country as the tag has them; the tag itself for a language that is not known.</returns>
    public static string Of(LanguageTag language)
    {
        var parts = language.Value.Split('-', count: 2);
        return !Names.TryGetValue(parts[0], out var name) ? language.Value
            : parts is [_, var rest] ? $"{name} ({rest})"
            : name;
    }
}
