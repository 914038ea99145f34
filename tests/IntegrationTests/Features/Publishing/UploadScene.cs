using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox.Consents;

namespace StreamHub.IntegrationTests.Features.Publishing;

/// <summary>A server that sends small pieces, and whose publishers are driven without jobs.</summary>
public class UploadServer(TestDatabases databases) : StreamHubServer(databases)
{
    public const long ChunkSize = 1024 * 1024;

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["Channels:YouTube:ChunkSize"] = $"{ChunkSize}" };
}

/// <summary>One file that is to be on one channel, and what a worker keeps between its runs.</summary>
internal sealed class UploadScene(StreamHubServer server, Platform platform, ConsentControl vendor, GeneratedFile file)
{
    private static int _scenes;

    public ConsentAccount Account { get; } = vendor.AddAccount("Ada", "Ada's channel");

    public MemoryJournal Journal { get; } = new();

    public GeneratedFile File => file;

    public PublishingTexts Texts { get; set; } = new("A title", "A description", ["two words", "one"]);

    public PublishingPrivacy Privacy { get; set; } = PublishingPrivacy.Public;

    public DateTimeOffset? PublishAt { get; set; }

    public string Marker { get; } = $"streamhub-{Interlocked.Increment(ref _scenes):x8}";

    public static UploadScene OnYouTube(StreamHubServer server, long length, string contentType = "video/mp4") =>
        new(server, Platform.Youtube, server.Sandbox.Google, new GeneratedFile(length, contentType));

    public static UploadScene OnSoundCloud(StreamHubServer server, long length, string contentType = "audio/mpeg") =>
        new(server, Platform.Soundcloud, server.Sandbox.SoundCloud, new GeneratedFile(length, contentType));

    /// <summary>One run of a worker, with tokens of its own.</summary>
    public Task<Result<PlatformPost>> RunAsync() =>
        WithPublisherAsync(publisher =>
            publisher.PublishAsync(
                new PublishingOrder(Marker, Account.Id, NewTokens(), Texts, Privacy, PublishAt, File.OpenAsync),
                Journal,
                CancellationToken.None
            )
        );

    public Task<Result<PlatformPost>> FindAsync(string id) =>
        WithPublisherAsync(publisher => publisher.FindAsync(id, Privacy, NewTokens(), CancellationToken.None));

    public async Task<PlatformPost> SucceedAsync()
    {
        var result = await RunAsync();
        result.Error.ShouldBeNull(server.Logs.Lines.LastOrDefault());
        return result.Value;
    }

    public async Task<Error> FailAsync()
    {
        var result = await RunAsync();
        result.IsSuccess.ShouldBeFalse();
        return result.Error;
    }

    private ChannelTokens NewTokens() => new(vendor.GrantAccess(Account.Id), refreshToken: null);

    private async Task<Result<PlatformPost>> WithPublisherAsync(Func<IChannelPublisher, Task<Result<PlatformPost>>> act)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var publishers = scope.ServiceProvider.GetRequiredService<IChannelPublishers>();
        return await act(publishers.Find(platform).ShouldNotBeNull());
    }
}
