using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Videos;
using StreamHub.Infrastructure.Videos.Mux;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox.Mux;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>An organization that has an environment of its own at Mux.</summary>
public sealed class MuxOwnAccountTests(MuxServer server) : IClassFixture<MuxServer>
{
    [Fact]
    public async Task Its_videos_live_there_and_play_by_a_key_of_that_environment()
    {
        var owner = await server.RegisterAsync();
        var environment = server.Sandbox.Mux.AddEnvironment("Own");
        await ConnectAsync(owner, environment);

        var upload = await owner.BeginUploadAsync("put");
        await upload.PutAsync(SampleVideo.Bytes);
        await server.WhenIdleAsync();
        await TellAsync(upload);

        (await server.AtMuxAsync(owner, upload.VideoId)).ShouldNotBeNull().EnvironmentId.ShouldBe(environment.Id);
        var playback = (await owner.Api.GetAsync($"{VideoSteps.PathOf(upload.VideoId)}/playback")).ShouldBe(200);
        server.Sandbox.Mux.SigningKeys.ShouldHaveSingleItem().EnvironmentId.ShouldBe(environment.Id);
        using var player = new HttpClient();
        (await player.GetStringAsync(new Uri(playback.Text("hlsUrl")))).ShouldStartWith("#EXTM3U");
    }

    private async Task ConnectAsync(User owner, MuxEnvironment environment)
    {
        var credentials = new MuxCredentials(environment.TokenId, environment.TokenSecret).ToJson();
        var account = VideoAccount.Connect(
            owner.OrganizationId,
            VideoVendor.Mux,
            environment.Id,
            server
                .Services.GetRequiredService<ISecretVault>()
                .Seal(credentials, VideoAccountSecrets.Of(owner.OrganizationId, VideoVendor.Mux)),
            playbackBaseUrl: null,
            server.Time.GetUtcNow()
        );
        await server.InDatabaseAsync(database =>
        {
            database.Add(account);
            return database.SaveChangesAsync();
        });
    }

    // Whoever tells of it: the account where the video lives is asked.
    private async Task TellAsync(Upload upload)
    {
        var body = $$$"""
            {"id":"{{{Guid.NewGuid()}}}","type":"video.asset.ready","data":{"passthrough":"{{{upload.VideoId}}}"} }
            """;
        (await WebhookDoor.Mux(server).DeliverAsync(body)).ShouldBe(200);
        await WebhookDoor.Mux(server).FinishedAsync(body);
    }
}
