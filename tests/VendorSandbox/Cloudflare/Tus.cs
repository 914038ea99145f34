namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>The constants of the resumable upload protocol, and the headers a browser needs to use it.</summary>
internal static class Tus
{
    public const string Version = "1.0.0";

    public const long MaxSize = 30L * 1024 * 1024 * 1024;

    public const string ChunkContentType = "application/offset+octet-stream";

    private const string Exposed =
        "Location, Tus-Resumable, Tus-Version, Tus-Extension, Tus-Max-Size, Upload-Offset, Upload-Length, stream-media-id";

    public static void AddHeaders(HttpResponse response)
    {
        response.Headers["Tus-Resumable"] = Version;
        AddCors(response);
    }

    public static void AddCapabilities(HttpResponse response)
    {
        AddHeaders(response);
        response.Headers["Tus-Version"] = Version;
        response.Headers["Tus-Extension"] = "creation,expiration";
        response.Headers["Tus-Max-Size"] = MaxSize.ToString();
        response.Headers.AccessControlAllowMethods = "OPTIONS, HEAD, PATCH, POST";
        response.Headers.AccessControlAllowHeaders =
            "Content-Type, Tus-Resumable, Upload-Offset, Upload-Length, Upload-Metadata, Upload-Creator, X-HTTP-Method-Override, X-Requested-With";
        response.Headers.AccessControlMaxAge = "86400";
    }

    public static void AddCors(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = Exposed;
    }
}
