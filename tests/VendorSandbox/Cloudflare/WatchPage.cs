namespace StreamHub.VendorSandbox.Cloudflare;

internal static class WatchPage
{
    /// <summary>Relative links keep a token in the address working for the video as well.</summary>
    public static string Of(PlayableVideo video) =>
        $"""
            <!doctype html>
            <title>{video.Uid}</title>
            <video controls width="{video.Media.Width}" src="manifest/media.mp4"></video>
            <p><a href="manifest/video.m3u8">HLS</a> <a href="manifest/video.mpd">DASH</a></p>
            """;
}
