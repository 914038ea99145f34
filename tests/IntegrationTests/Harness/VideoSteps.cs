using Shouldly;
using StreamHub.VendorSandbox.Cloudflare;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>An address that takes a file, as StreamHub handed it out.</summary>
public sealed record Upload(Guid VideoId, Uri Url, ApiAnswer Answer);

/// <summary>What tests do with videos on the way to what they are about.</summary>
public static class VideoSteps
{
    public const string Uploads = "/api/v1/videos/uploads";

    public static string PathOf(Guid videoId) => $"/api/v1/videos/{videoId}";

    public static async Task<Upload> BeginUploadAsync(
        this User owner,
        string method = "basic",
        string title = "A video",
        long? sizeBytes = null,
        string? access = null,
        bool? allowDownload = null,
        int? maxDurationSeconds = null,
        string[]? allowedOrigins = null,
        Guid? watermarkId = null
    )
    {
        var answer = await owner.Api.PostAsync(
            Uploads,
            new
            {
                title,
                method,
                access,
                allowDownload,
                maxDurationSeconds,
                allowedOrigins,
                watermarkId,
                sizeBytes = sizeBytes ?? SampleVideo.Bytes.Length,
            }
        );
        answer.ShouldBe(201);
        return new Upload(answer.Id("videoId"), new Uri(answer.Text("uploadUrl")), answer);
    }

    /// <summary>An upload in the way that suits the vendor of the server's organizations.</summary>
    public static Task<Upload> BeginUploadAsync(this StreamHubServer server, User owner) =>
        owner.BeginUploadAsync(server is MuxServer ? "put" : "basic");

    /// <summary>Sends the file as a browser's form does, straight to the vendor.</summary>
    public static async Task SendFormAsync(this Upload upload, byte[] file)
    {
        using var http = new HttpClient();
        using var form = new MultipartFormDataContent();
        using var part = new ByteArrayContent(file);
        form.Add(part, "file", "video.mp4");
        using var answer = await http.PostAsync(upload.Url, form);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A video of the owner's that was uploaded and has become ready.</summary>
    public static async Task<Guid> ReadyVideoAsync(
        this StreamHubServer server,
        User owner,
        string access = "private",
        bool allowDownload = false
    )
    {
        if (server is MuxServer)
        {
            return await server.ReadyMuxVideoAsync(owner, access, allowDownload);
        }

        var upload = await owner.BeginUploadAsync(access: access, allowDownload: allowDownload);
        await upload.SendFormAsync(SampleVideo.Bytes);
        await server.WhenIdleAsync();
        (await owner.Api.GetAsync(PathOf(upload.VideoId))).Text("state").ShouldBe("ready");
        return upload.VideoId;
    }

    /// <summary>The vendor's side of an owner's video; <c>null</c> when it has none.</summary>
    public static async Task<StreamVideo?> AtVendorAsync(this StreamHubServer server, User owner, Guid videoId) =>
        server.Sandbox.Cloudflare.Find((await owner.Api.GetAsync(PathOf(videoId))).Text("vendorUid"));
}
