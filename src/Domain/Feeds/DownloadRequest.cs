using System.Globalization;

namespace StreamHub.Domain.Feeds;

/// <summary>Which requests for an episode's file count as a download, after the podcast guidelines of the IAB.</summary>
public static class DownloadRequest
{
    private const string Unit = "bytes=";
    private const string Probe = "0-1";

    /// <summary>The whole file, or its beginning; neither a part further on nor the two bytes that players try first.</summary>
    /// <param name="range">The request's <c>Range</c>, if it has one.</param>
    public static bool IsFromTheBeginning(string? range)
    {
        if (string.IsNullOrWhiteSpace(range))
        {
            return true;
        }

        var text = range.Trim();
        if (!text.StartsWith(Unit, StringComparison.OrdinalIgnoreCase))
        {
            // A unit that is not known is passed over, and the whole file sent.
            return true;
        }

        var first = text[Unit.Length..].Split(',')[0].Trim();
        var dash = first.IndexOf('-', StringComparison.Ordinal);
        return first != Probe
            && dash > 0
            && long.TryParse(first.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && from == 0;
    }
}
