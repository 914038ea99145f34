using System.Globalization;
using System.Xml.Linq;
using Microsoft.Net.Http.Headers;
using StreamHub.VendorSandbox.Hosting;

namespace StreamHub.VendorSandbox.S3;

/// <summary>One bucket that speaks S3, path style: objects, ranges and uploads in parts.</summary>
internal static class S3Module
{
    private const int SmallestPart = 5 * 1024 * 1024;

    private static readonly XNamespace Names = "http://s3.amazonaws.com/doc/2006-03-01/";

    public static void AddS3(this IServiceCollection services) => services.AddSingleton<S3Control>();

    public static void MapS3(this WebApplication app)
    {
        var bucket = app.MapGroup($"/{S3Control.Bucket}/{{**key}}").AddEndpointFilter(JudgeAsync);
        bucket.MapPut("", Put);
        bucket.MapMethods("", ["GET", "HEAD"], Get);
        bucket.MapPost("", Post);
        bucket.MapDelete("", Delete);
    }

    private static async ValueTask<object?> JudgeAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var request = context.HttpContext.Request;
        var services = context.HttpContext.RequestServices;
        var settings = services.GetRequiredService<SandboxSettings>().S3;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.HttpContext.RequestAborted);
        request.Body = body;
        body.Position = 0;
        var now = services.GetRequiredService<SandboxClock>().GetUtcNow();
        if (S3Signature.FindFault(request, body.ToArray(), settings, now) is { } fault)
        {
            return Refuse(StatusCodes.Status403Forbidden, fault);
        }

        return await next(context);
    }

    private static IResult Put(string key, HttpRequest request, S3Control store)
    {
        var content = ((MemoryStream)request.Body).ToArray();
        if (!request.Query.TryGetValue("uploadId", out var uploadId))
        {
            var stored = S3Object.Of(content, request.ContentType ?? "binary/octet-stream");
            store.Objects[key] = stored;
            request.HttpContext.Response.Headers.ETag = stored.ETag;
            return Results.Ok();
        }

        if (Find(store, key, uploadId) is not { } upload)
        {
            return Refuse(StatusCodes.Status404NotFound, "NoSuchUpload");
        }

        upload.Parts[int.Parse(request.Query["partNumber"]!, CultureInfo.InvariantCulture)] = content;
        request.HttpContext.Response.Headers.ETag = S3Object.TagOf(content);
        return Results.Ok();
    }

    private static IResult Get(string key, HttpRequest request, S3Control store)
    {
        if (request.Query.TryGetValue("uploadId", out var uploadId))
        {
            return Find(store, key, uploadId) is { } upload
                ? ListParts(upload, uploadId)
                : Refuse(StatusCodes.Status404NotFound, "NoSuchUpload");
        }

        if (!store.Objects.TryGetValue(key, out var found))
        {
            return Refuse(StatusCodes.Status404NotFound, "NoSuchKey");
        }

        if (request.Query.TryGetValue("response-content-disposition", out var disposition))
        {
            request.HttpContext.Response.Headers.ContentDisposition = disposition;
        }

        return Results.Bytes(
            found.Content,
            request.Query.TryGetValue("response-content-type", out var type) ? type.ToString() : found.ContentType,
            enableRangeProcessing: true,
            entityTag: new EntityTagHeaderValue(found.ETag)
        );
    }

    private static IResult Post(string key, HttpRequest request, S3Control store)
    {
        if (request.Query.ContainsKey("uploads"))
        {
            var id = Guid.NewGuid().ToString("N");
            store.Uploads[id] = new S3Upload(key, request.ContentType ?? "binary/octet-stream");
            return Answer("InitiateMultipartUploadResult", Part("Key", key), Part("UploadId", id));
        }

        var uploadId = request.Query["uploadId"].ToString();
        return Find(store, key, uploadId) is { } upload
            ? Complete(store, upload, uploadId, XDocument.Load(request.Body))
            : Refuse(StatusCodes.Status404NotFound, "NoSuchUpload");
    }

    private static IResult Delete(string key, HttpRequest request, S3Control store)
    {
        if (!request.Query.TryGetValue("uploadId", out var uploadId))
        {
            store.Objects.TryRemove(key, out _);
            return Results.NoContent();
        }

        return Find(store, key, uploadId) is not null && store.Uploads.TryRemove(uploadId!, out _)
            ? Results.NoContent()
            : Refuse(StatusCodes.Status404NotFound, "NoSuchUpload");
    }

    private static IResult ListParts(S3Upload upload, string? uploadId) =>
        Answer(
            "ListPartsResult",
            [
                Part("Bucket", S3Control.Bucket),
                Part("Key", upload.Key),
                Part("UploadId", uploadId),
                Part("IsTruncated", "false"),
                .. upload
                    .Parts.OrderBy(part => part.Key)
                    .Select(part => new XElement(
                        Names + "Part",
                        Part("PartNumber", $"{part.Key}"),
                        Part("ETag", S3Object.TagOf(part.Value)),
                        Part("Size", $"{part.Value.Length}")
                    )),
            ]
        );

    private static IResult Complete(S3Control store, S3Upload upload, string uploadId, XDocument wanted)
    {
        var parts = wanted
            .Descendants()
            .Where(element => element.Name.LocalName == "Part")
            .Select(part => (Number: TextOf(part, "PartNumber"), Tag: TextOf(part, "ETag")))
            .Select(part => (Number: int.Parse(part.Number, CultureInfo.InvariantCulture), part.Tag))
            .ToList();
        var areThere = parts.All(part =>
            upload.Parts.TryGetValue(part.Number, out var content)
            && S3Object.TagOf(content).Trim('"') == part.Tag.Trim('"')
        );
        if (parts.Count == 0 || !areThere)
        {
            return Refuse(StatusCodes.Status400BadRequest, "InvalidPart");
        }

        if (!parts.SequenceEqual(parts.OrderBy(part => part.Number)))
        {
            return Refuse(StatusCodes.Status400BadRequest, "InvalidPartOrder");
        }

        var contents = parts.Select(part => upload.Parts[part.Number]).ToList();
        if (contents.SkipLast(1).Any(content => content.Length < SmallestPart))
        {
            return Refuse(StatusCodes.Status400BadRequest, "EntityTooSmall");
        }

        var tags = S3Object.Md5([.. contents.SelectMany(S3Object.Md5)]);
        var tag = $"\"{Convert.ToHexStringLower(tags)}-{contents.Count}\"";
        store.Objects[upload.Key] = new S3Object(Join(contents), upload.ContentType, tag);
        store.Uploads.TryRemove(uploadId, out _);
        return Answer("CompleteMultipartUploadResult", Part("Key", upload.Key), Part("ETag", tag));
    }

    private static byte[] Join(List<byte[]> contents)
    {
        using var whole = new MemoryStream();
        contents.ForEach(content => whole.Write(content));
        return whole.ToArray();
    }

    private static S3Upload? Find(S3Control store, string key, string? uploadId) =>
        store.Uploads.TryGetValue(uploadId ?? "", out var upload) && upload.Key == key ? upload : null;

    private static string TextOf(XElement part, string name) =>
        part.Elements().Single(element => element.Name.LocalName == name).Value;

    private static XElement Part(string name, string? value) => new(Names + name, value);

    private static IResult Answer(string name, params XElement[] parts) =>
        Results.Text(new XElement(Names + name, parts).ToString(), "application/xml");

    private static IResult Refuse(int status, string code) =>
        Results.Text(
            new XElement("Error", new XElement("Code", code), new XElement("Message", code)).ToString(),
            "application/xml",
            statusCode: status
        );
}
