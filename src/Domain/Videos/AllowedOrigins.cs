using System.Globalization;

namespace StreamHub.Domain.Videos;

/// <summary>
/// The sites that may show a video: hosts such as <c>example.com</c>, <c>*.example.com</c> for what is below it, or
/// <c>localhost:3000</c>. None means every site.
/// </summary>
public static class AllowedOrigins
{
    public const int MaxCount = 15;

    /// <summary>A host's longest name, a wildcard and a port.</summary>
    public const int OriginMaxLength = HostMaxLength + 8;

    private const int HostMaxLength = 253;
    private const int LabelMaxLength = 63;
    private const int MaxPort = 65_535;
    private const string Wildcard = "*.";
    private const string Local = "localhost";

    public static bool AreValid(IReadOnlyList<string?> origins) =>
        origins.Count <= MaxCount && origins.All(origin => origin is not null && IsValid(origin));

    /// <summary>Each once, in small letters: capitals make no other host.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> origins) =>
        [.. origins.Select(origin => origin.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];

    /// <summary>Those of a vendor's list that can be kept here.</summary>
    public static IReadOnlyList<string> Kept(IEnumerable<string> origins) =>
        [.. Of(origins.Where(IsValid)).Take(MaxCount)];

    private static bool IsValid(string origin)
    {
        var parts = origin.Split(':');
        if (parts.Length > 2 || (parts.Length == 2 && !IsPort(parts[1])))
        {
            return false;
        }

        var isBelow = parts[0].StartsWith(Wildcard, StringComparison.Ordinal);
        var host = isBelow ? parts[0][Wildcard.Length..] : parts[0];
        var labels = host.Split('.');
        return host.Length <= HostMaxLength
            && labels.All(IsLabel)
            && (labels.Length > 1 || (!isBelow && host.Equals(Local, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LabelMaxLength
        && label.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-')
        && label[0] != '-'
        && label[^1] != '-';

    private static bool IsPort(string text) =>
        text.All(char.IsAsciiDigit)
        && text is not ['0', ..]
        && int.TryParse(text, CultureInfo.InvariantCulture, out var port)
        && port <= MaxPort;
}
