using System.Globalization;
using System.Text;

namespace StreamHub.VendorSandbox.Media;

public sealed record HlsSubtitles(string Name, string Language, string Url);

/// <summary>HLS over the uploaded file itself: a fragmented file by byte ranges, any other as a single segment.</summary>
internal static class HlsPlaylist
{
    private const int NominalBandwidth = 2_000_000;
    private const string SubtitleGroup = "subtitles";

    public static string Master(Mp4Info media, string mediaUrl, IReadOnlyList<HlsSubtitles> subtitles)
    {
        var codecs = media.Codecs.Count > 0 ? $",CODECS=\"{string.Join(',', media.Codecs)}\"" : "";
        var group = subtitles.Count > 0 ? $",SUBTITLES=\"{SubtitleGroup}\"" : "";
        var playlist = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        foreach (var (name, language, url) in subtitles)
        {
            playlist.Append(
                CultureInfo.InvariantCulture,
                $"#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"{SubtitleGroup}\",NAME=\"{name}\",LANGUAGE=\"{language}\",URI=\"{url}\"\n"
            );
        }

        return playlist
            .Append(
                CultureInfo.InvariantCulture,
                $"#EXT-X-STREAM-INF:BANDWIDTH={NominalBandwidth},RESOLUTION={media.Width}x{media.Height}{codecs}{group}\n"
            )
            .Append(CultureInfo.InvariantCulture, $"{mediaUrl}\n")
            .ToString();
    }

    public static string Media(Mp4Info media, string fileUrl)
    {
        var longest = media
            .Fragments.Select(fragment => fragment.DurationSeconds)
            .DefaultIfEmpty(media.DurationSeconds)
            .Max();
        var playlist = Begin(longest);
        if (media.Fragments.Count == 0)
        {
            AppendSegment(playlist, media.DurationSeconds, fileUrl);
        }
        else
        {
            AppendFragments(playlist, media, fileUrl);
        }

        return End(playlist);
    }

    /// <summary>Subtitles as one segment over the whole length.</summary>
    public static string Subtitles(double durationSeconds, string fileUrl)
    {
        var playlist = Begin(durationSeconds);
        AppendSegment(playlist, durationSeconds, fileUrl);
        return End(playlist);
    }

    private static StringBuilder Begin(double longestSegment) =>
        new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-MEDIA-SEQUENCE:0\n").Append(
            CultureInfo.InvariantCulture,
            $"#EXT-X-TARGETDURATION:{Math.Max(1, Math.Ceiling(longestSegment))}\n"
        );

    private static string End(StringBuilder playlist) => playlist.Append("#EXT-X-ENDLIST\n").ToString();

    private static void AppendSegment(StringBuilder playlist, double seconds, string url) =>
        playlist.Append(CultureInfo.InvariantCulture, $"#EXTINF:{seconds:F5},\n{url}\n");

    private static void AppendFragments(StringBuilder playlist, Mp4Info media, string fileUrl)
    {
        playlist.Append(
            CultureInfo.InvariantCulture,
            $"#EXT-X-MAP:URI=\"{fileUrl}\",BYTERANGE=\"{media.HeaderLength}@0\"\n"
        );
        foreach (var fragment in media.Fragments)
        {
            playlist.Append(
                CultureInfo.InvariantCulture,
                $"#EXTINF:{fragment.DurationSeconds:F5},\n#EXT-X-BYTERANGE:{fragment.Length}@{fragment.Offset}\n{fileUrl}\n"
            );
        }
    }
}
