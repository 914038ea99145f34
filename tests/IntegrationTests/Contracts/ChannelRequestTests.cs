using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;
using StreamHub.Infrastructure.Channels.YouTube;
using StreamHub.IntegrationTests.Features.Publishing;
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

    [Fact]
    public async Task Looking_after_a_video_is_as_described()
    {
        server.Exchanges.Clear();

        await server.WithAsync(
            (IChannelPublishers publishers) =>
                publishers
                    .Find(Platform.Youtube)!
                    .FindAsync("id", PublishingPrivacy.Public, new ChannelTokens("token", null), default)
        );

        server.Exchanges.Faults.ShouldBeEmpty();
        server.Exchanges.Operations.ShouldBe(["GET /youtube/v3/videos"]);
    }

    [Fact]
    public async Task Searching_a_channel_for_a_video_is_as_described()
    {
        server.Exchanges.Clear();

        await server.WithAsync(
            (YouTubeVideos videos) => videos.FindTaggedAsync("tag", new ChannelTokens("token", null), default)
        );

        server.Exchanges.Faults.ShouldBeEmpty();
        server
            .Exchanges.Operations.Distinct()
            .ShouldBe(["GET /youtube/v3/channels", "GET /youtube/v3/playlistItems", "GET /youtube/v3/videos"]);
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

    [Fact]
    public async Task Posting_a_track_is_as_described()
    {
        server.Exchanges.Clear();

        await PublishAsync(new MemoryJournal());

        server.Exchanges.Faults.ShouldBeEmpty();
        var posted = server.Exchanges.Only("POST", "/tracks");
        posted.Status.ShouldBe(201);
        posted.Body.ShouldContain("name=\"track[asset_data]\"");
    }

    // Of the two shapes of the list, Prism answers with the one that is not for pages, and so nothing is posted.
    [Fact]
    public async Task Searching_an_account_for_a_track_is_as_described()
    {
        server.Exchanges.Clear();

        await PublishAsync(new MemoryJournal { MayHavePosted = true });

        server.Exchanges.Faults.ShouldBeEmpty();
        server.Exchanges.Operations.ShouldBe(["GET /me/tracks"]);
    }

    [Fact]
    public async Task Looking_after_a_track_is_as_described()
    {
        server.Exchanges.Clear();

        await server.WithAsync(
            (IChannelPublishers publishers) =>
                publishers
                    .Find(Platform.Soundcloud)!
                    .FindAsync(
                        "soundcloud:tracks:1",
                        PublishingPrivacy.Public,
                        new ChannelTokens("token", null),
                        default
                    )
        );

        server.Exchanges.Faults.ShouldBeEmpty();
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

    private Task<Result<PlatformPost>> PublishAsync(MemoryJournal journal)
    {
        var order = new PublishingOrder(
            "marker",
            "soundcloud:users:1",
            new ChannelTokens("token", null),
            new PublishingTexts("A title", "A description", ["two words"]),
            PublishingPrivacy.Public,
            PublishAt: null,
            new GeneratedFile(1000, "audio/mpeg").OpenAsync
        );
        return server.WithAsync(
            (IChannelPublishers publishers) =>
                publishers.Find(Platform.Soundcloud)!.PublishAsync(order, journal, default)
        );
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
