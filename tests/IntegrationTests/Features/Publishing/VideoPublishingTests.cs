using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using static StreamHub.IntegrationTests.Harness.PublishingSteps;

namespace StreamHub.IntegrationTests.Features.Publishing;

/// <summary>Videos of the library are published from their vendor.</summary>
public sealed class VideoPublishingTests(PublishingServer server) : IClassFixture<PublishingServer>
{
    [Fact]
    public async Task A_video_of_the_library_is_published_as_its_vendor_prepares_it()
    {
        var user = await server.RegisterAsync();
        var video = await server.ReadyVideoAsync(user);
        var channel = await server.ChannelOfAsync(user);

        var scheduled = await user.Api.PostAsync(
            Publications,
            new
            {
                title = "From the library",
                channelId = channel,
                videoId = video,
            }
        );

        var id = scheduled.ShouldBe(202).Id("jobId");
        await Eventually.HoldsAsync(
            async () =>
            {
                var job = await user.JobAsync(id);
                if (job.Text("remark") == "video_preparing")
                {
                    server.Time.Advance(TimeSpan.FromSeconds(16));
                }

                return job.Text("state") == "succeeded";
            },
            "the video's file to be published"
        );
        Codes(await user.JobAsync(id)).ShouldBe([null]);
        using var browser = new HttpClient();
        var file = server.Stage.Opened.Last(address => address.AbsolutePath.Contains("/downloads/"));
        (await browser.GetByteArrayAsync(file)).ShouldBe(SampleVideo.Bytes);
    }
}
