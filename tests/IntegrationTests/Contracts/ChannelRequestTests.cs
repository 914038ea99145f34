using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>What we ask YouTube, judged by Prism with Google's description of its API.</summary>
public sealed class YouTubeRequestTests(YouTubeRequestTests.JudgedYouTube server)
    : IClassFixture<YouTubeRequestTests.JudgedYouTube>
{
    [Fact]
    public async Task Looking_a_channel_up_is_as_described()
    {
        server.Exchanges.Clear();

        await server.WithAsync(
            (IChannelProviders providers) => providers.Find(Platform.Youtube)!.FindChannelAsync("token", default)
        );

        server.Exchanges.Faults.ShouldBeEmpty();
        server.Exchanges.Operations.ShouldBe(["GET /youtube/v3/channels"]);
    }

    public sealed class JudgedYouTube(TestDatabases databases) : JudgedServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string> { ["Channels:YouTube:ApiBaseUrl"] = Judge.Address.AbsoluteUri };

        protected override Task<NodeService> StartJudgeAsync() => Prism.StartAsync("google", "youtube.openapi.json");
    }
}

/// <summary>What we ask SoundCloud, judged by Prism with its own description.</summary>
public sealed class SoundCloudRequestTests(SoundCloudRequestTests.JudgedSoundCloud server)
    : IClassFixture<SoundCloudRequestTests.JudgedSoundCloud>
{
    [Fact]
    public async Task Asking_who_consented_is_as_described()
    {
        server.Exchanges.Clear();

        await server.WithAsync(
            (IChannelProviders providers) => providers.Find(Platform.Soundcloud)!.FindChannelAsync("token", default)
        );

        server.Exchanges.Faults.ShouldBeEmpty();
        server.Exchanges.Operations.ShouldBe(["GET /me"]);
        server.Exchanges.Only("GET", "/me").Headers["Authorization"].ShouldBe("OAuth token");
    }

    // SoundCloud's guide sends the token in a body, too. Its description has none, which is all that Prism finds.
    [Fact]
    public async Task Signing_out_is_as_described_but_for_the_body_that_the_guide_asks_for()
    {
        server.Exchanges.Clear();

        await server.WithAsync(
            (IChannelProviders providers) =>
                providers.Find(Platform.Soundcloud)!.RevokeAsync(new ChannelTokens("token", "refresh"), default)
        );

        server.Exchanges.Faults.ShouldHaveSingleItem().ShouldContain("request included a non-empty body");
        server.Exchanges.Only("POST", "/sign-out").Headers["Authorization"].ShouldBe("OAuth token");
    }

    public sealed class JudgedSoundCloud(TestDatabases databases) : JudgedServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string>
            {
                ["Channels:SoundCloud:ApiBaseUrl"] = Judge.Address.AbsoluteUri,
                ["Channels:SoundCloud:SecureBaseUrl"] = Judge.Address.AbsoluteUri,
            };

        protected override Task<NodeService> StartJudgeAsync() => Prism.StartAsync("soundcloud", "openapi.json");
    }
}
