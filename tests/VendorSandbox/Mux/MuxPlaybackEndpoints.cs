using System.Globalization;
using System.Net.Mime;
using System.Text.Json.Nodes;
using StreamHub.VendorSandbox.Media;

namespace StreamHub.VendorSandbox.Mux;

/// <summary>What a player fetches, by playback id and token: <c>stream.mux.com</c> and <c>image.mux.com</c>.</summary>
internal static class MuxPlaybackEndpoints
{
    private const string Mp4 = "video/mp4";
    private const string Hls = "application/vnd.apple.mpegurl";
    private const string WebVtt = "text/vtt";

    public static void MapStream(RouteGroupBuilder stream)
    {
        stream.MapMethods("/{**path}", [HttpMethods.Options], MuxPlaybackDoor.AnswerPreflight);
        Serve(stream, "/{id}.m3u8", (asset, _) => Master(asset));
        Serve(stream, "/{id}/rendition.m3u8", (asset, _) => Media(asset));
        Serve(stream, "/{id}/media.mp4", (asset, context) => FileOf(asset, context, Mp4));
        Serve(stream, "/{id}/text/{track}.m3u8", (asset, context) => TextPlaylist(asset, TrackOf(asset, context)));
        Serve(stream, "/{id}/text/{track}.vtt", (asset, context) => Text(TrackOf(asset, context), context));
        Serve(stream, "/{id}/{rendition}", Rendition);
    }

    public static void MapImages(RouteGroupBuilder images)
    {
        images.MapMethods("/{**path}", [HttpMethods.Options], MuxPlaybackDoor.AnswerPreflight);
        Serve(images, "/{id}/thumbnail.jpg", ThumbnailAt, PlaybackAudience.Thumbnail);
        Serve(
            images,
            "/{id}/storyboard.jpg",
            (_, _) => Results.Bytes(Thumbnail.Jpeg, MediaTypeNames.Image.Jpeg),
            PlaybackAudience.Storyboard
        );
        Serve(images, "/{id}/storyboard.vtt", (asset, _) => Storyboard(asset), PlaybackAudience.Storyboard);
    }

    private static void Serve(
        RouteGroupBuilder group,
        string path,
        Func<PlayableAsset, HttpContext, IResult> answer,
        string audience = PlaybackAudience.Video
    ) =>
        group.MapMethods(
            path,
            [HttpMethods.Get, HttpMethods.Head],
            (string id, HttpContext context, MuxPlaybackDoor door) =>
                door.Admit(id, context, audience, asset => answer(asset, context))
        );

    private static IResult Master(PlayableAsset playable)
    {
        var subtitles = playable
            .Asset.Tracks.Where(track => track is { IsText: true, Status: MuxStatus.Ready })
            .Select(track => new HlsSubtitles(
                track.Name!.Replace('"', '\''),
                track.LanguageCode!,
                $"{playable.PlaybackId}/text/{track.Id}.m3u8{playable.Query}"
            ));
        var media = $"{playable.PlaybackId}/rendition.m3u8{playable.Query}";
        return Results.Text(HlsPlaylist.Master(playable.Asset.Media!, media, [.. subtitles]), Hls);
    }

    private static IResult Media(PlayableAsset playable) =>
        Results.Text(HlsPlaylist.Media(playable.Asset.Media!, $"media.mp4{playable.Query}"), Hls);

    private static IResult FileOf(PlayableAsset playable, HttpContext context, string type) =>
        Results.File(
            context.RequestServices.GetRequiredService<MuxLibrary>().FileOf(playable.Asset.Id),
            type,
            enableRangeProcessing: true
        );

    private static MuxTrack? TrackOf(PlayableAsset playable, HttpContext context) =>
        playable.Asset.Tracks.FirstOrDefault(track =>
            track is { IsText: true, Status: MuxStatus.Ready } && track.Id == (string?)context.GetRouteValue("track")
        );

    private static IResult TextPlaylist(PlayableAsset playable, MuxTrack? track) =>
        track is null
            ? Results.NotFound()
            : Results.Text(
                HlsPlaylist.Subtitles(playable.Asset.Media!.DurationSeconds, $"{track.Id}.vtt{playable.Query}"),
                Hls
            );

    private static IResult Text(MuxTrack? track, HttpContext context) =>
        track is null
            ? Results.NotFound()
            : Results.File(context.RequestServices.GetRequiredService<MuxLibrary>().FileOf(track.Id), WebVtt);

    private static IResult Rendition(PlayableAsset playable, HttpContext context) =>
        playable.Asset.Renditions.FirstOrDefault(rendition =>
            rendition.Status == MuxStatus.Ready
            && Renditions.FileNameOf(rendition.Resolution) == (string?)context.GetRouteValue("rendition")
        )
            is { } found
            ? FileOf(playable, context, found.Resolution == Renditions.AudioOnly ? "audio/mp4" : Mp4)
            : Results.NotFound();

    /// <summary>With a token, what is to be shown is in the token, so that nobody changes it.</summary>
    private static IResult ThumbnailAt(PlayableAsset playable, HttpContext context)
    {
        var time = playable.Claims is { } token
            ? NumberOf(token.Claims["time"])
            : NumberOf(context.Request.Query["time"].ToString());
        return time >= 0 && time <= playable.Asset.Media!.DurationSeconds
            ? Results.Bytes(Thumbnail.Jpeg, MediaTypeNames.Image.Jpeg)
            : Results.BadRequest("time is not within the video");
    }

    private static double NumberOf(JsonNode? claim) => NumberOf(claim?.ToString() ?? "");

    private static double NumberOf(string text) =>
        text.Length == 0 ? 0
        : double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : double.NaN;

    private static IResult Storyboard(PlayableAsset playable) =>
        Results.Text(
            $"""
            WEBVTT

            00:00:00.000 --> {TimeSpan.FromSeconds(playable.Asset.Media!.DurationSeconds):hh\:mm\:ss\.fff}
            storyboard.jpg{playable.Query}#xywh=0,0,1,1

            """,
            WebVtt
        );
}
