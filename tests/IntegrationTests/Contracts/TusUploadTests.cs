using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>The upload address that we give out works with the tus client that browsers use.</summary>
public sealed class TusUploadTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const int ChunkSize = 64 * 1024;

    [Fact]
    public async Task A_video_that_tus_js_client_uploaded_in_chunks_becomes_ready()
    {
        NodeTools.SkipWhenMissing();
        var user = await server.RegisterAsync();
        var upload = await user.Api.PostAsync(
            "/api/v1/videos/uploads",
            new { title = "Sample", sizeBytes = SampleVideo.Bytes.Length }
        );
        upload.ShouldBe(201);

        var sent = await NodeScript.RunAsync(
            "tus-upload.mjs",
            new
            {
                url = upload.Text("uploadUrl"),
                file = SampleVideo.Path,
                chunkSize = ChunkSize,
            }
        );

        sent.GetProperty("progress").GetArrayLength().ShouldBe((SampleVideo.Bytes.Length + ChunkSize - 1) / ChunkSize);
        await server.WhenIdleAsync();
        var status = await user.Api.GetAsync($"/api/v1/videos/{upload.Text("videoId")}/status");
        status.Text("state").ShouldBe("ready");
        status.At("sizeBytes").GetInt64().ShouldBe(SampleVideo.Bytes.Length);
    }
}
