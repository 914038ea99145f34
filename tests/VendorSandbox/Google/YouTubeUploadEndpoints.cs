using System.Globalization;
using System.Net.Http.Headers;
using StreamHub.VendorSandbox.Consents;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.Uploads;

namespace StreamHub.VendorSandbox.Google;

/// <summary>Google's resumable protocol: a session is begun, and its bytes come in pieces.</summary>
internal sealed class YouTubeUploadEndpoints(
    ConsentDesk desk,
    YouTubeUploadDoor door,
    YouTubeVideoEndpoints videos,
    SandboxAddress address
)
{
    private const string Path = "/google/api/resumable/upload/youtube/v3/videos";

    public void Map(WebApplication app)
    {
        app.MapPost(Path, (HttpRequest request) => BeginAsync(request.HttpContext));
        app.MapPut(Path, (HttpRequest request) => TakeAsync(request.HttpContext));
    }

    private async Task<IResult> BeginAsync(HttpContext context)
    {
        var request = context.Request;
        if (desk.FindCaller(request, "Bearer") is not { } account)
        {
            return GoogleAnswers.NotLoggedIn();
        }

        if (account.Channel is null)
        {
            return GoogleAnswers.Refusal(StatusCodes.Status401Unauthorized, "youtubeSignupRequired");
        }

        var type = request.Headers["X-Upload-Content-Type"].ToString();
        if (
            request.Query["uploadType"] != "resumable"
            || GoogleAnswers.PartsOf(request) is not ["snippet", "status"]
            || !long.TryParse(request.Headers["X-Upload-Content-Length"], CultureInfo.InvariantCulture, out var length)
        )
        {
            return GoogleAnswers.Refusal(StatusCodes.Status400BadRequest, "missingRequiredParameter");
        }

        if (!type.StartsWith("video/", StringComparison.Ordinal) && type != "application/octet-stream")
        {
            return GoogleAnswers.Refusal(StatusCodes.Status400BadRequest, "badContent");
        }

        var (draft, refusal) = await YouTubeDrafts.ReadAsync(request);
        if (refusal is not null)
        {
            return GoogleAnswers.Refusal(StatusCodes.Status400BadRequest, refusal);
        }

        if (door.Begin(account.Id, draft!, length) is not { } upload)
        {
            return GoogleAnswers.Refusal(StatusCodes.Status403Forbidden, "quotaExceeded");
        }

        context.Response.Headers.Location = address.UrlOf($"{Path}?uploadType=resumable&upload_id={upload}");
        return Results.Ok();
    }

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        var request = context.Request;
        if (door.Find(request.Query["upload_id"].ToString()) is not { } upload)
        {
            return Results.NotFound();
        }

        if (desk.FindCaller(request, "Bearer")?.Id != upload.AccountId)
        {
            return GoogleAnswers.NotLoggedIn();
        }

        if (
            !ContentRangeHeaderValue.TryParse(request.Headers.ContentRange, out var range)
            || range.Length != upload.Length
            || range.From > upload.Received
            || !IsWhole(range)
        )
        {
            return GoogleAnswers.Refusal(StatusCodes.Status400BadRequest, "badContent");
        }

        if (range.From is { } from && upload.VideoId is null)
        {
            try
            {
                await door.TakeAsync(upload, from, context);
            }
            catch (Exception broken) when (broken is IOException or OperationCanceledException)
            {
                return Results.Empty;
            }
        }

        return AnswerTo(upload, context);
    }

    private IResult AnswerTo(YouTubeUpload upload, HttpContext context)
    {
        if (door.VideoOf(upload) is { } video)
        {
            return Results.Json(videos.Present(video, ["snippet", "status"]), statusCode: StatusCodes.Status201Created);
        }

        if (upload.Received > 0)
        {
            context.Response.Headers.Range = $"bytes=0-{upload.Received - 1}";
        }

        return Results.StatusCode(StatusCodes.Status308PermanentRedirect);
    }

    private static bool IsWhole(ContentRangeHeaderValue range) =>
        range.To + 1 == range.Length || ((range.To - range.From + 1) ?? 0) % PieceHash.PieceSize == 0;
}
