using System.Globalization;
using System.Xml.Linq;
using StreamHub.VendorSandbox.Media;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>DASH over the uploaded file itself, cut like the HLS playlist.</summary>
internal static class DashManifest
{
    private const string File = "media.mp4";
    private const int TicksPerSecond = 1000;
    private static readonly XNamespace Mpd = "urn:mpeg:dash:schema:mpd:2011";

    public static string Of(Mp4Info media)
    {
        var duration = $"PT{media.DurationSeconds.ToString("F3", CultureInfo.InvariantCulture)}S";
        var representation = new XElement(
            Mpd + "Representation",
            new XAttribute("id", "upload"),
            new XAttribute("bandwidth", 2_000_000),
            new XAttribute("width", media.Width),
            new XAttribute("height", media.Height),
            media.Codecs.Count > 0 ? new XAttribute("codecs", string.Join(',', media.Codecs)) : null,
            media.Fragments.Count > 0 ? SegmentList(media) : new XElement(Mpd + "BaseURL", File)
        );
        var document = new XElement(
            Mpd + "MPD",
            new XAttribute("type", "static"),
            new XAttribute("profiles", "urn:mpeg:dash:profile:full:2011"),
            new XAttribute("minBufferTime", "PT2S"),
            new XAttribute("mediaPresentationDuration", duration),
            new XElement(
                Mpd + "Period",
                new XAttribute("duration", duration),
                new XElement(Mpd + "AdaptationSet", new XAttribute("mimeType", "video/mp4"), representation)
            )
        );
        return new XDeclaration("1.0", "utf-8", standalone: null) + "\n" + document;
    }

    private static XElement SegmentList(Mp4Info media) =>
        new(
            Mpd + "SegmentList",
            new XAttribute("timescale", TicksPerSecond),
            new XElement(
                Mpd + "Initialization",
                new XAttribute("sourceURL", File),
                new XAttribute("range", $"0-{media.HeaderLength - 1}")
            ),
            new XElement(
                Mpd + "SegmentTimeline",
                media.Fragments.Select(fragment => new XElement(
                    Mpd + "S",
                    new XAttribute("d", (long)Math.Round(fragment.DurationSeconds * TicksPerSecond))
                ))
            ),
            media.Fragments.Select(fragment => new XElement(
                Mpd + "SegmentURL",
                new XAttribute("media", File),
                new XAttribute("mediaRange", $"{fragment.Offset}-{fragment.Offset + fragment.Length - 1}")
            ))
        );
}
