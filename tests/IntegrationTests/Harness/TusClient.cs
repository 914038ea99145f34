using System.Globalization;
using System.Net;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Uploads by the tus protocol, and can be cut off on the way.</summary>
public static class TusClient
{
    private static readonly HttpClient Http = new();

    /// <summary>How much of the file the vendor has.</summary>
    public static async Task<long> OffsetAsync(Uri upload)
    {
        using var request = Request(HttpMethod.Head, upload);
        using var answer = await Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);
    }

    /// <summary>Sends the file from where the vendor says it has it.</summary>
    public static async Task<HttpStatusCode> GoOnAsync(Uri upload, byte[] file)
    {
        var offset = await OffsetAsync(upload);
        using var rest = new ByteArrayContent(file, (int)offset, file.Length - (int)offset);
        return await PatchAsync(upload, offset, rest);
    }

    /// <summary>Announces the whole file and loses the connection in its middle.</summary>
    public static async Task SendHalfAsync(Uri upload, byte[] file)
    {
        using var broken = new BrokenContent(file);
        try
        {
            await PatchAsync(upload, offset: 0, broken);
        }
        catch (HttpRequestException)
        {
            // That is the cut.
        }
    }

    private static async Task<HttpStatusCode> PatchAsync(Uri upload, long offset, HttpContent content)
    {
        using var request = Request(HttpMethod.Patch, upload);
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Content = content;
        request.Content.Headers.ContentType = new("application/offset+octet-stream");
        using var answer = await Http.SendAsync(request);
        return answer.StatusCode;
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri upload)
    {
        var request = new HttpRequestMessage(method, upload);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }

    private sealed class BrokenContent(byte[] file) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(file.AsMemory(0, file.Length / 2));
            await stream.FlushAsync();
            throw new IOException("The connection is cut here.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = file.Length;
            return true;
        }
    }
}
