using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using StreamHub.VendorSandbox.Consents;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Uploads;

namespace StreamHub.VendorSandbox.SoundCloud;

/// <summary>Tracks are posted whole, listed and looked at.</summary>
internal sealed class SoundCloudTracks(
    ConsentDesk desk,
    SandboxStore store,
    SoundCloudControl control,
    TimeProvider clock
)
{
    private const int DefaultPage = 50;
    private const int LargestPage = 200;

    public void Map(WebApplication app)
    {
        app.MapPost("/soundcloud/api/tracks", (HttpRequest request) => PostAsync(request.HttpContext));
        app.MapGet("/soundcloud/api/me/tracks", (HttpRequest request) => ListOwn(request));
        app.MapGet("/soundcloud/api/tracks/{urn}", (string urn, HttpRequest request) => Show(urn, request));
    }

    private async Task<IResult> PostAsync(HttpContext context)
    {
        if (desk.FindCaller(context.Request, "OAuth") is not { } account)
        {
            return Results.Unauthorized();
        }

        try
        {
            var form = await ReadAsync(context);
            return desk.FindCaller(context.Request, "OAuth") is null ? Results.Unauthorized() : Keep(account.Id, form);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            return Results.Empty;
        }
    }

    private IResult Keep(string accountId, TrackForm form)
    {
        if (!form.Fields.TryGetValue("track[title]", out var title) || title.Length == 0)
        {
            return Refuse("title can't be blank");
        }

        if (form.Length == 0)
        {
            return Refuse("unable to process provided asset_data");
        }

        var track = store.Change(state =>
        {
            var own = state.SoundCloudTracks;
            var kept = new SoundCloudTrack(
                $"soundcloud:tracks:{1_000_001 + own.Tracks.Count}",
                accountId,
                title,
                form.Fields.GetValueOrDefault("track[description]"),
                form.Fields.GetValueOrDefault("track[tag_list]", ""),
                form.Fields.GetValueOrDefault("track[sharing]", "public"),
                form.Length,
                form.Hash,
                clock.GetUtcNow() + own.ProcessingTime,
                own.FailsNext
            );
            own.FailsNext = false;
            own.Tracks.Add(kept);
            return kept;
        });
        return Results.Json(Present(track), statusCode: StatusCodes.Status201Created);
    }

    private async Task<TrackForm> ReadAsync(HttpContext context)
    {
        var type = MediaTypeHeaderValue.Parse(context.Request.ContentType ?? "");
        var boundary = type.Parameters.Single(parameter => parameter.Name == "boundary").Value!.Trim('"');
        var reader = new MultipartReader(boundary, context.Request.Body);
        var form = new TrackForm();
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            var name = section.GetContentDispositionHeader()?.Name.Value?.Trim('"') ?? "";
            if (name == "track[asset_data]")
            {
                await TakeAsync(form, section.Body, context);
            }
            else
            {
                form.Fields[name] = await section.ReadAsStringAsync(context.RequestAborted);
            }
        }

        return form;
    }

    private Task TakeAsync(TrackForm form, Stream file, HttpContext context) =>
        UploadPieces.ReadAsync(
            file,
            async piece =>
            {
                form.Hash = PieceHash.Next(form.Hash, piece.Span);
                form.Length += piece.Length;
                await control.Accidents.MeetAsync(form.Length, context);
            },
            context.RequestAborted
        );

    private IResult ListOwn(HttpRequest request)
    {
        if (desk.FindCaller(request, "OAuth") is not { } account)
        {
            return Results.Unauthorized();
        }

        var limit = int.TryParse(request.Query["limit"], out var asked)
            ? Math.Clamp(asked, 1, LargestPage)
            : DefaultPage;
        var own = control.Tracks.Where(track => track.AccountId == account.Id).Reverse().Take(limit);
        return Results.Json(new JsonObject { ["collection"] = new JsonArray([.. own.Select(Present)]) });
    }

    private IResult Show(string urn, HttpRequest request) =>
        desk.FindCaller(request, "OAuth") is not { } account ? Results.Unauthorized()
        : control.Tracks.FirstOrDefault(track => track.Urn == urn && track.AccountId == account.Id) is { } found
            ? Results.Json(Present(found))
        : Results.NotFound();

    // SoundCloud's description has no state; a track whose sound it has not seen yet is of no duration.
    private JsonObject Present(SoundCloudTrack track)
    {
        var isProcessed = clock.GetUtcNow() >= track.ProcessedAt;
        var shown = new JsonObject
        {
            ["kind"] = "track",
            ["urn"] = track.Urn,
            ["title"] = track.Title,
            ["description"] = track.Description,
            ["tag_list"] = track.TagList,
            ["sharing"] = track.Sharing,
            ["duration"] = isProcessed && !track.HasFailed ? 61_000 : 0,
            ["permalink_url"] = $"https://soundcloud.com/sandbox/{track.Urn.Split(':')[^1]}",
        };
        if (isProcessed && track.HasFailed)
        {
            shown["state"] = "failed";
        }

        return shown;
    }

    private static IResult Refuse(string message) =>
        Results.Json(
            new { code = StatusCodes.Status422UnprocessableEntity, message },
            statusCode: StatusCodes.Status422UnprocessableEntity
        );

    private sealed class TrackForm
    {
        public Dictionary<string, string> Fields { get; } = [];

        public byte[] Hash { get; set; } = PieceHash.Empty;

        public long Length { get; set; }
    }
}
