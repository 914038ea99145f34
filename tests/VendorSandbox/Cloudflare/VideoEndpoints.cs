using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StreamHub.VendorSandbox.Cloudflare;

internal static class VideoEndpoints
{
    private const int LargestPage = 1000;
    private const int DefaultLifeSeconds = 3600;

    private static readonly HashSet<string> TokenFields =
    [
        "id",
        "pem",
        "exp",
        "nbf",
        "downloadable",
        "accessRules",
        "flags",
    ];

    public static void Map(RouteGroupBuilder stream)
    {
        stream.MapGet("", List);
        stream.MapGet("/storage-usage", ShowUsage);
        stream.MapGet("/{uid}", Get);
        stream.MapPost("/{uid}", EditAsync);
        stream.MapDelete("/{uid}", Delete);
        stream.MapPost("/{uid}/token", SignTokenAsync);
        stream.MapGet("/{uid}/downloads", ListDownloads);
        stream.MapPost("/{uid}/downloads", EnableDownload);
        stream.MapDelete("/{uid}/downloads", DisableDownload);
    }

    private static IResult List(
        string account,
        HttpRequest request,
        int? limit,
        VideoLibrary library,
        VideoPresenter presenter
    )
    {
        if (limit is < 1 or > LargestPage)
        {
            throw CloudflareException.BadRequest($"limit must be between 1 and {LargestPage}");
        }

        var videos = library.Filter(account, VideoFilter.From(request.Query));
        var page = videos.Take(limit ?? LargestPage).Select(presenter.Present).ToList();
        return Results.Json(
            Envelope.Of(page) with
            {
                Range = page.Count,
                Total = videos.Count,
            },
            JsonSerializerOptions.Web
        );
    }

    private static IResult ShowUsage(string account, VideoLibrary library)
    {
        var videos = library.Filter(account, VideoFilter.From(new QueryCollection())).ToList();
        return Envelope.Ok(
            new
            {
                TotalStorageMinutes = (int)videos.Sum(video => (video.Media?.DurationSeconds ?? 0) / 60),
                TotalStorageMinutesLimit = 1000,
                VideoCount = videos.Count,
            }
        );
    }

    private static IResult Get(string account, string uid, VideoLibrary library, VideoPresenter presenter) =>
        Envelope.Ok(presenter.Present(library.Get(account, uid)));

    private static async Task<IResult> EditAsync(
        string account,
        string uid,
        HttpRequest request,
        VideoLibrary library,
        VideoPresenter presenter
    )
    {
        var draft = await VideoDraftReader.ReadEditAsync(request);
        return Envelope.Ok(presenter.Present(library.Edit(account, uid, draft.Apply)));
    }

    private static IResult Delete(string account, string uid, VideoLibrary library)
    {
        library.Delete(account, uid);
        return Results.Ok();
    }

    private static async Task<IResult> SignTokenAsync(
        string account,
        string uid,
        HttpRequest request,
        VideoLibrary library,
        SigningKeys keys,
        PlaybackTokens tokens
    )
    {
        var video = library.Get(account, uid);
        var body = await JsonBody.ReadAsync(request);
        JsonBody.RefuseUnknown(body, TokenFields);
        if (body.ContainsKey("id") != body.ContainsKey("pem"))
        {
            throw CloudflareException.BadRequest("id and pem are only accepted together");
        }

        var (keyId, pem) = body.ContainsKey("id") ? BroughtKey(body) : OwnKey(account, keys);
        var claims = new JsonObject
        {
            ["sub"] = video.Uid,
            ["kid"] = keyId,
            ["exp"] = JsonBody.ValueOf<long>(body, "exp") ?? tokens.Now + DefaultLifeSeconds,
            ["nbf"] = JsonBody.ValueOf<long>(body, "nbf") ?? tokens.Now - DefaultLifeSeconds,
            ["downloadable"] = JsonBody.ValueOf<bool>(body, "downloadable") ?? false,
        };
        if (body["accessRules"] is JsonArray rules)
        {
            claims["accessRules"] = rules.DeepClone();
        }

        try
        {
            return Envelope.Ok(new { Token = tokens.Sign(claims, keyId, pem) });
        }
        catch (Exception malformed) when (malformed is ArgumentException or CryptographicException)
        {
            throw CloudflareException.BadRequest("pem is not a base64 encoded private key");
        }
    }

    private static (string Id, string Pem) OwnKey(string account, SigningKeys keys)
    {
        var key = keys.OwnKey(account);
        return (key.Id, key.PrivatePem);
    }

    private static (string Id, string Pem) BroughtKey(JsonObject body)
    {
        try
        {
            var pem = Encoding.ASCII.GetString(Convert.FromBase64String(body["pem"]!.GetValue<string>()));
            return (body["id"]!.GetValue<string>(), pem);
        }
        catch (Exception malformed) when (malformed is FormatException or InvalidOperationException)
        {
            throw CloudflareException.BadRequest("pem is not a base64 encoded private key");
        }
    }

    private static IResult ListDownloads(string account, string uid, VideoLibrary library, VideoPresenter presenter) =>
        Envelope.Ok(DownloadsOf(library.Get(account, uid), presenter));

    private static IResult EnableDownload(string account, string uid, VideoLibrary library, VideoPresenter presenter)
    {
        if (library.Get(account, uid).State != VideoState.Ready)
        {
            throw CloudflareException.BadRequest("The video is not ready to stream");
        }

        return Envelope.Ok(
            DownloadsOf(library.Edit(account, uid, video => video with { DownloadEnabled = true }), presenter)
        );
    }

    private static IResult DisableDownload(string account, string uid, VideoLibrary library)
    {
        library.Edit(account, uid, video => video with { DownloadEnabled = false });
        return Envelope.Ok("");
    }

    private static Dictionary<string, object> DownloadsOf(StreamVideo video, VideoPresenter presenter) =>
        video.DownloadEnabled
            ? new()
            {
                ["default"] = new
                {
                    Status = "ready",
                    Url = presenter.UrlOf(video.Uid, "downloads/default.mp4"),
                    PercentComplete = 100.0,
                },
            }
            : [];
}
