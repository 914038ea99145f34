using System.Globalization;
using System.Text.Json.Nodes;
using StreamHub.VendorSandbox.Consents;

namespace StreamHub.VendorSandbox.Google;

/// <summary>The videos of a channel, and the playlist that each of them is in.</summary>
internal sealed class YouTubeVideoEndpoints(ConsentDesk desk, YouTubeControl control, TimeProvider clock)
{
    private const int DefaultPage = 5;
    private const int LargestPage = 50;

    private static readonly string[] Rejections =
    [
        "copyright",
        "inappropriate",
        "duplicate",
        "termsOfUse",
        "uploaderAccountSuspended",
        "length",
        "claim",
        "uploaderAccountClosed",
        "trademark",
        "legal",
    ];

    public void Map(WebApplication app)
    {
        app.MapGet("/google/api/youtube/v3/videos", (HttpRequest request) => ListVideos(request));
        app.MapGet("/google/api/youtube/v3/playlistItems", (HttpRequest request) => ListItems(request));
    }

    /// <summary>The playlist of all that was uploaded to a channel.</summary>
    public static string UploadsOf(string channelId) => $"UU{channelId[2..]}";

    public JsonObject Present(YouTubeVideo video, IReadOnlyList<string> parts)
    {
        var shown = new JsonObject { ["kind"] = "youtube#video", ["id"] = video.Id };
        if (parts.Contains("snippet"))
        {
            shown["snippet"] = new JsonObject
            {
                ["publishedAt"] = video.UploadedAt.ToString("O", CultureInfo.InvariantCulture),
                ["channelId"] = video.AccountId,
                ["title"] = video.Draft.Snippet.Title,
                ["description"] = video.Draft.Snippet.Description ?? "",
                ["tags"] = new JsonArray([.. (video.Draft.Snippet.Tags ?? []).Select(tag => JsonValue.Create(tag))]),
            };
        }

        var isProcessed = clock.GetUtcNow() >= video.ProcessedAt;
        if (parts.Contains("status"))
        {
            shown["status"] = StatusOf(video, isProcessed);
        }

        if (parts.Contains("processingDetails"))
        {
            shown["processingDetails"] = new JsonObject
            {
                ["processingStatus"] = isProcessed ? "succeeded" : "processing",
            };
        }

        return shown;
    }

    private JsonObject StatusOf(YouTubeVideo video, bool isProcessed)
    {
        var isRejected = Rejections.Contains(video.Failure);
        var asked = video.Draft.Status;
        var isOut = asked.PublishAt <= clock.GetUtcNow();
        var status = new JsonObject
        {
            ["uploadStatus"] =
                !isProcessed ? "uploaded"
                : video.Failure is null ? "processed"
                : isRejected ? "rejected"
                : "failed",
            ["privacyStatus"] =
                video.IsLocked ? "private"
                : isOut ? "public"
                : asked.PrivacyStatus,
            ["selfDeclaredMadeForKids"] = asked.SelfDeclaredMadeForKids ?? false,
        };
        if (isProcessed && video.Failure is { } failure)
        {
            status[isRejected ? "rejectionReason" : "failureReason"] = failure;
        }

        if (asked.PublishAt is { } publishAt && !isOut && !video.IsLocked)
        {
            status["publishAt"] = publishAt.ToString("O", CultureInfo.InvariantCulture);
        }

        return status;
    }

    private IResult ListVideos(HttpRequest request)
    {
        if (desk.FindCaller(request, "Bearer") is not { } account)
        {
            return GoogleAnswers.NotLoggedIn();
        }

        var ids = GoogleAnswers.ListOf(request, "id");
        var parts = GoogleAnswers.PartsOf(request);
        if (ids.Count is 0 or > LargestPage || parts.Count == 0)
        {
            return GoogleAnswers.Refusal(StatusCodes.Status400BadRequest, "missingRequiredParameter");
        }

        var found = control.Videos.Where(video => video.AccountId == account.Id && ids.Contains(video.Id));
        return Results.Json(
            new JsonObject
            {
                ["kind"] = "youtube#videoListResponse",
                ["items"] = new JsonArray([.. found.Select(video => Present(video, parts))]),
            }
        );
    }

    private IResult ListItems(HttpRequest request)
    {
        if (desk.FindCaller(request, "Bearer") is not { } account)
        {
            return GoogleAnswers.NotLoggedIn();
        }

        if (request.Query["playlistId"] != UploadsOf(account.Id))
        {
            return GoogleAnswers.Refusal(StatusCodes.Status404NotFound, "playlistNotFound");
        }

        var size = int.TryParse(request.Query["maxResults"], out var asked)
            ? Math.Min(asked, LargestPage)
            : DefaultPage;
        var from = int.TryParse(request.Query["pageToken"], out var token) ? token : 0;
        var own = control.Videos.Where(video => video.AccountId == account.Id).Reverse().ToList();
        var list = new JsonObject
        {
            ["kind"] = "youtube#playlistItemListResponse",
            ["items"] = new JsonArray([.. own.Skip(from).Take(size).Select(ItemOf)]),
        };
        if (from + size < own.Count)
        {
            list["nextPageToken"] = $"{from + size}";
        }

        return Results.Json(list);
    }

    private static JsonObject ItemOf(YouTubeVideo video) =>
        new()
        {
            ["kind"] = "youtube#playlistItem",
            ["id"] = $"item-{video.Id}",
            ["contentDetails"] = new JsonObject { ["videoId"] = video.Id },
        };
}
