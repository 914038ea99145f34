using System.Globalization;
using System.Text;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>HLS over the uploaded file itself: a fragmented file by byte ranges, any other as a single segment.</summary>
internal static class HlsPlaylist
{
    private const int NominalBandwidth = 2_000_000;

    public static string Master(Mp4Info media)
    {
        var codecs = media.Codecs.Count > 0 ? $",CODECS=\"{string.Join(',', media.Codecs)}\"" : "";
        return $"""
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-STREAM-INF:BANDWIDTH={NominalBandwidth},RESOLUTION={media.Width}x{media.Height}{codecs}
            stream.m3u8

            """;
    }

    public static string Media(Mp4Info media)
    {
        var longest = media
            .Fragments.Select(fragment => fragment.DurationSeconds)
            .DefaultIfEmpty(media.DurationSeconds)
            .Max();
        var playlist = new StringBuilder()
            .Append("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-MEDIA-SEQUENCE:0\n")
            .Append(CultureInfo.InvariantCulture, $"#EXT-X-TARGETDURATION:{Math.Max(1, Math.Ceiling(longest))}\n");
        if (media.Fragments.Count == 0)
        {
            playlist.Append(CultureInfo.InvariantCulture, $"#EXTINF:{media.DurationSeconds:F5},\nmedia.mp4\n");
        }
        else
        {
            AppendFragments(playlist, media);
        }

        return playlist.Append("#EXT-X-ENDLIST\n").ToString();
    }

    private static void AppendFragments(StringBuilder playlist, Mp4Info media)
    {
        playlist.Append(
            CultureInfo.InvariantCulture,
            $"#EXT-X-MAP:URI=\"media.mp4\",BYTERANGE=\"{media.HeaderLength}@0\"\n"
        );
        foreach (var fragment in media.Fragments)
        {
            playlist.Append(
                CultureInfo.InvariantCulture,
                $"#EXTINF:{fragment.DurationSeconds:F5},\n#EXT-X-BYTERANGE:{fragment.Length}@{fragment.Offset}\nmedia.mp4\n"
            );
        }
    }
}
