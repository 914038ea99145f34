using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using StreamHub.VendorSandbox.Hosting;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>The uploader's side: a URL that needs no credentials and works once.</summary>
internal static class OneTimeUploads
{
    public static void Map(RouteGroupBuilder uploads)
    {
        uploads.AddEndpointFilter(AnswerRefusalsAsync);
        uploads.MapMethods("/{token}", [HttpMethods.Options], DescribeProtocol);
        uploads.MapMethods("/{token}", [HttpMethods.Head], ReportOffset);
        uploads.MapPatch("/{token}", AppendAsync);
        uploads.MapPost("/{token}", ReceiveFormAsync);
    }

    public static string UrlOf(StreamUpload upload, SandboxAddress address) =>
        address.UrlOf($"/cloudflare/upload/{upload.Token}");

    private static async ValueTask<object?> AnswerRefusalsAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        Tus.AddHeaders(context.HttpContext.Response);
        try
        {
            return await next(context);
        }
        catch (CloudflareException refusal)
        {
            return Results.Text(refusal.Message, statusCode: refusal.Status);
        }
    }

    private static IResult DescribeProtocol(HttpResponse response)
    {
        Tus.AddCapabilities(response);
        return Results.NoContent();
    }

    private static IResult ReportOffset(string token, HttpResponse response, UploadDesk desk)
    {
        var upload = desk.Find(token);
        if (upload.Length is not { } length)
        {
            throw CloudflareException.NotFound();
        }

        response.Headers["Upload-Offset"] = desk.OffsetOf(upload).ToString();
        response.Headers["Upload-Length"] = length.ToString();
        response.Headers["Upload-Expires"] = upload.Expires.ToString("R");
        response.Headers.CacheControl = "no-store";
        return Results.Ok();
    }

    private static async Task<IResult> AppendAsync(string token, HttpContext context, UploadDesk desk)
    {
        var request = context.Request;
        var upload = desk.Find(token);
        CheckChunk(request, upload);
        using var held =
            desk.TryLock(upload) ?? throw new CloudflareException(StatusCodes.Status423Locked, 10005, "Locked");
        var offset = desk.OffsetOf(upload);
        if (!long.TryParse(request.Headers["Upload-Offset"], out var claimed) || claimed != offset)
        {
            throw new CloudflareException(StatusCodes.Status409Conflict, 10005, $"The offset is {offset}");
        }

        if (offset + request.ContentLength > upload.Length)
        {
            throw new CloudflareException(StatusCodes.Status413PayloadTooLarge, 10005, "Longer than announced");
        }

        try
        {
            await desk.AppendAsync(upload, request.Body, context.RequestAborted);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var reached = desk.OffsetOf(upload);
        if (reached == upload.Length)
        {
            desk.Finish(upload);
        }

        context.Response.Headers["Upload-Offset"] = reached.ToString();
        return Results.NoContent();
    }

    private static void CheckChunk(HttpRequest request, StreamUpload upload)
    {
        if (upload.Length is null)
        {
            throw CloudflareException.BadRequest("This URL takes one form upload");
        }

        if (request.Headers["Tus-Resumable"] != Tus.Version)
        {
            throw new CloudflareException(
                StatusCodes.Status412PreconditionFailed,
                10005,
                "Tus-Resumable must be 1.0.0"
            );
        }

        if (request.ContentType != Tus.ChunkContentType)
        {
            throw new CloudflareException(
                StatusCodes.Status415UnsupportedMediaType,
                10005,
                $"The content type must be {Tus.ChunkContentType}"
            );
        }
    }

    private static async Task<IResult> ReceiveFormAsync(string token, HttpContext context, UploadDesk desk)
    {
        var upload = desk.Find(token);
        using var held =
            desk.TryLock(upload) ?? throw new CloudflareException(StatusCodes.Status423Locked, 10005, "Locked");
        try
        {
            await using var file = await OpenFilePartAsync(context.Request);
            await desk.ReplaceAsync(upload, file, context.RequestAborted);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException or InvalidDataException)
        {
            throw CloudflareException.BadRequest("The form could not be read");
        }

        desk.Finish(upload);
        return Results.Ok();
    }

    /// <summary>Streams the part named <c>file</c>, so that its size is bounded by the disk alone.</summary>
    private static async Task<Stream> OpenFilePartAsync(HttpRequest request)
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || type.MediaType != "multipart/form-data"
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary
        )
        {
            throw CloudflareException.BadRequest("The upload must be multipart/form-data");
        }

        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section)
        {
            if (section.AsFileSection() is { Name: "file", FileStream: { } content })
            {
                return content;
            }
        }

        throw CloudflareException.BadRequest("The form has no file");
    }
}
