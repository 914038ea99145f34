using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Publishing;

/// <summary>A file is never held whole, nor a piece of it.</summary>
[Collection(Alone.Name)]
public sealed class UploadMemoryTests(UploadServer server) : IClassFixture<UploadServer>
{
    private const long Large = 300L * 1024 * 1024;

    [Theory]
    [InlineData("youtube")]
    [InlineData("soundcloud")]
    public async Task What_is_allocated_does_not_grow_with_the_file(string platform)
    {
        await NewScene(1000).SucceedAsync();
        var scene = NewScene(Large);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await scene.SucceedAsync();

        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        allocated.ShouldBeLessThan(Large / 4, "the server, the sandbox and this test together");

        UploadScene NewScene(long length) =>
            platform == "youtube" ? UploadScene.OnYouTube(server, length) : UploadScene.OnSoundCloud(server, length);
    }
}
