using System.Text;
using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Hosting;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>The account's side of an upload: it hands out the one-time URL.</summary>
internal static class UploadEndpoints
{
    public static void Map(RouteGroupBuilder stream)
    {
        stream.MapPost("/direct_upload", CreateDirectAsync);
        stream.MapPost("", CreateTus);
    }

    private static async Task<IResult> CreateDirectAsync(
        string account,
        HttpRequest request,
        CloudflareAccounts accounts,
        VideoLibrary library,
        SandboxAddress address
    )
    {
        var draft = await VideoDraftReader.ReadUploadAsync(request);
        if (request.Headers["Upload-Creator"] is [{ } creator])
        {
            draft = draft with { Creator = draft.Creator ?? creator };
        }

        var upload = library.Reserve(account, draft, length: null);
        return Envelope.Ok(new DirectUploadPayload(upload.VideoUid, OneTimeUploads.UrlOf(upload, address)));
    }

    private static IResult CreateTus(string account, HttpContext context, VideoLibrary library, SandboxAddress address)
    {
        var headers = context.Request.Headers;
        if (headers["Tus-Resumable"] != Tus.Version)
        {
            throw new CloudflareException(
                StatusCodes.Status412PreconditionFailed,
                10005,
                "Tus-Resumable must be 1.0.0"
            );
        }

        if (!long.TryParse(headers["Upload-Length"], out var length) || length is < 1 or > Tus.MaxSize)
        {
            throw CloudflareException.BadRequest("Upload-Length is missing or out of range");
        }

        var creator = headers["Upload-Creator"] is [{ } named] ? named : null;
        var draft = VideoDraft.FromTusMetadata(MetadataOf(headers["Upload-Metadata"].ToString()), creator);
        if (context.Request.Query["direct_user"] == "true" && draft.MaxDurationSeconds is null)
        {
            throw CloudflareException.BadRequest("maxDurationSeconds is required in Upload-Metadata");
        }

        var upload = library.Reserve(account, draft, length);
        Tus.AddHeaders(context.Response);
        context.Response.Headers["stream-media-id"] = upload.VideoUid;
        return Results.Created(OneTimeUploads.UrlOf(upload, address), value: null);
    }

    private static Dictionary<string, string> MetadataOf(string header)
    {
        try
        {
            return header
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split(' ', 2))
                .ToDictionary(
                    pair => pair[0],
                    pair => pair.Length == 2 ? Encoding.UTF8.GetString(Convert.FromBase64String(pair[1])) : "",
                    StringComparer.Ordinal
                );
        }
        catch (Exception malformed) when (malformed is FormatException or ArgumentException)
        {
            throw CloudflareException.BadRequest("Upload-Metadata is malformed");
        }
    }

    private sealed record DirectUploadPayload(string Uid, [property: JsonPropertyName("uploadURL")] string UploadUrl);
}
