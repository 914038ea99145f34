using Shouldly;
using StreamHub.Domain.Publishing;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Publishing;

/// <summary>An upload that does not go on is left, whichever side it is that stands still.</summary>
[Collection(Alone.Name)]
public sealed class UploadStallTests(UploadStallTests.ImpatientServer server)
    : IClassFixture<UploadStallTests.ImpatientServer>
{
    private const long Chunk = UploadServer.ChunkSize;

    [Fact]
    public async Task YouTube_is_asked_where_it_was_and_gone_on_with()
    {
        var scene = UploadScene.OnYouTube(server, 3 * Chunk);
        server.Sandbox.YouTube.Accidents.StallAt(Chunk);

        await scene.SucceedAsync();

        server.Sandbox.YouTube.Videos.Single().Hash.ShouldBe(await scene.File.HashAsync());
        scene.File.Opened.ShouldBe([0, Chunk]);
    }

    [Fact]
    public async Task Of_SoundCloud_nothing_is_known_then()
    {
        var scene = UploadScene.OnSoundCloud(server, 3 * Chunk);
        server.Sandbox.SoundCloud.Accidents.StallAt(Chunk);

        (await scene.FailAsync()).ShouldBe(PublishingErrors.AnswerLost);

        scene.Journal.MayHavePosted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_stands_still_is_unreachable()
    {
        var scene = UploadScene.OnYouTube(server, 3 * Chunk);
        scene.File.Event = (Chunk, cancelled => Task.Delay(Timeout.Infinite, cancelled));

        (await scene.FailAsync()).ShouldBe(PublishingErrors.AssetUnreachable);
    }

    public sealed class ImpatientServer(TestDatabases databases) : UploadServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string>(base.Settings) { ["Channels:StallTimeout"] = "00:00:02" };
    }
}
