using StreamHub.VendorSandbox.Media;

namespace StreamHub.VendorSandbox.Cloudflare;

public sealed record PlayableVideo(string Uid, Mp4Info Media, string Path, bool DownloadEnabled);

/// <summary>Decides whether the bearer of a uid or token may have the video.</summary>
internal sealed class PlaybackDoor(VideoLibrary library, CloudflareAccounts accounts, PlaybackTokens tokens)
{
    public static IResult AnswerPreflight(HttpContext context)
    {
        AddCors(context.Response);
        context.Response.Headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS";
        context.Response.Headers.AccessControlAllowHeaders = "Range";
        return Results.NoContent();
    }

    public IResult Admit(string key, HttpContext context, bool downloads, Func<PlayableVideo, IResult> answer)
    {
        AddCors(context.Response);
        var isToken = key.Contains('.', StringComparison.Ordinal);
        var opened = isToken ? tokens.Open(key, new Viewer(context.Connection.RemoteIpAddress, downloads)) : null;
        if (isToken && opened is null)
        {
            return Results.Unauthorized();
        }

        var uid = opened?.Uid ?? key;
        if (
            library.Find(uid) is not { } video
            || (opened is not null && accounts.OwnerOf(video.AccountId) != accounts.OwnerOf(opened.AccountId))
        )
        {
            return isToken ? Results.Unauthorized() : Results.NotFound();
        }

        if (video.RequireSignedUrls && !isToken)
        {
            return Results.Unauthorized();
        }

        if (!AllowsOrigin(video, context.Request.Headers.Origin))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        return video is { State: VideoState.Ready, Media: { } media }
            ? answer(new PlayableVideo(uid, media, library.FileOf(uid), video.DownloadEnabled))
            : Results.NotFound();
    }

    private static void AddCors(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = "Content-Length, Content-Range, Accept-Ranges";
    }

    /// <summary>Players outside a browser send no origin and are let in.</summary>
    private static bool AllowsOrigin(StreamVideo video, string? origin) =>
        video.AllowedOrigins.Count == 0
        || !Uri.TryCreate(origin, UriKind.Absolute, out var site)
        || video.AllowedOrigins.Any(allowed => Matches(allowed, site));

    private static bool Matches(string allowed, Uri site)
    {
        if (allowed.StartsWith("*.", StringComparison.Ordinal))
        {
            return site.Host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase);
        }

        return allowed == "*"
            || allowed.Equals(site.Host, StringComparison.OrdinalIgnoreCase)
            || allowed.Equals(site.Authority, StringComparison.OrdinalIgnoreCase);
    }
}
