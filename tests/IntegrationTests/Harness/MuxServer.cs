using Shouldly;
using StreamHub.VendorSandbox.Mux;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>A StreamHub whose organizations publish at Mux.</summary>
public class MuxServer(TestDatabases databases) : StreamHubServer(databases)
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["Videos:DefaultVendor"] = "Mux" };
}

/// <summary>What tests do with videos at Mux on the way to what they are about.</summary>
public static class MuxVideoSteps
{
    /// <summary>Sends the file in one piece, straight to Mux.</summary>
    public static async Task PutAsync(this Upload upload, byte[] file)
    {
        using var http = new HttpClient();
        using var content = new ByteArrayContent(file);
        using var answer = await http.PutAsync(upload.Url, content);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A video of the owner's that was uploaded and has become ready.</summary>
    public static async Task<Guid> ReadyMuxVideoAsync(
        this StreamHubServer server,
        User owner,
        string access = "private",
        bool allowDownload = false
    )
    {
        var upload = await owner.BeginUploadAsync("put", access: access, allowDownload: allowDownload);
        await upload.PutAsync(SampleVideo.Bytes);
        await server.WhenIdleAsync();
        (await owner.Api.GetAsync(VideoSteps.PathOf(upload.VideoId))).Text("state").ShouldBe("ready");
        return upload.VideoId;
    }

    /// <summary>The asset behind an owner's video; <c>null</c> when there is none.</summary>
    public static async Task<MuxAsset?> AtMuxAsync(this StreamHubServer server, User owner, Guid videoId) =>
        server.Sandbox.Mux.FindAsset((await owner.Api.GetAsync(VideoSteps.PathOf(videoId))).Text("vendorUid"));
}
