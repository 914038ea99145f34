using System.Net.Mime;
using StreamHub.VendorSandbox.Media;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>What a player fetches. The path names the video by its uid, or by a token where one is required.</summary>
internal static class PlaybackEndpoints
{
    private const string Mp4 = "video/mp4";
    private const string Hls = "application/vnd.apple.mpegurl";
    private const string Dash = "application/dash+xml";

    public static void Map(RouteGroupBuilder customer)
    {
        customer.MapMethods("/{key}/{**rest}", [HttpMethods.Options], PlaybackDoor.AnswerPreflight);
        Serve(
            customer,
            "manifest/video.m3u8",
            video => Results.Text(HlsPlaylist.Master(video.Media, "stream.m3u8", []), Hls)
        );
        Serve(
            customer,
            "manifest/stream.m3u8",
            video => Results.Text(HlsPlaylist.Media(video.Media, "media.mp4"), Hls)
        );
        Serve(customer, "manifest/video.mpd", video => Results.Text(DashManifest.Of(video.Media), Dash));
        Serve(customer, "manifest/media.mp4", FileOf);
        Serve(customer, "thumbnails/thumbnail.jpg", _ => Results.Bytes(Thumbnail.Jpeg, MediaTypeNames.Image.Jpeg));
        Serve(customer, "watch", video => Results.Text(WatchPage.Of(video), MediaTypeNames.Text.Html));
        Serve(customer, "downloads/default.mp4", DownloadOf, downloads: true);
    }

    private static void Serve(
        RouteGroupBuilder customer,
        string path,
        Func<PlayableVideo, IResult> answer,
        bool downloads = false
    ) =>
        customer.MapMethods(
            $"/{{key}}/{path}",
            [HttpMethods.Get, HttpMethods.Head],
            (string key, HttpContext context, PlaybackDoor door) => door.Admit(key, context, downloads, answer)
        );

    private static IResult FileOf(PlayableVideo video) => Results.File(video.Path, Mp4, enableRangeProcessing: true);

    private static IResult DownloadOf(PlayableVideo video) =>
        video.DownloadEnabled ? FileOf(video) : Results.NotFound();
}
