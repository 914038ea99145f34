using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;
using StreamHub.Infrastructure.Channels.YouTube;
using StreamHub.UnitTests.Infrastructure.Http;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Channels;

public class YouTubeSessionsTests
{
    [Theory]
    [InlineData("https://youtube.googleapis.com/resumable/upload?upload_id=one")]
    [InlineData("https://www.googleapis.com/upload?upload_id=one")]
    public async Task A_session_at_google_is_taken(string address)
    {
        var begun = await BeginAsync(address);

        begun.Error.ShouldBeNull();
        YouTubeSession.Read(begun.Value.Keep()).ShouldBe(new YouTubeSession(new Uri(address), 1000, "video/mp4"));
    }

    [Theory]
    [InlineData("https://elsewhere.example/upload")]
    [InlineData("https://notgoogleapis.com/upload")]
    [InlineData("http://youtube.googleapis.com/upload")]
    [InlineData("/upload")]
    [InlineData(null)]
    public async Task No_token_is_taken_elsewhere_by_a_session(string? address) =>
        (await BeginAsync(address)).Error.ShouldBe(ChannelErrors.PlatformRejected);

    private static async Task<Result<YouTubeSession>> BeginAsync(string? address)
    {
        using var vendor = new StubVendor().Answers(() =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.OK);
            answer.Headers.Location = address is null ? null : new Uri(address, UriKind.RelativeOrAbsolute);
            return answer;
        });
        using var http = new HttpClient(vendor);
        var sessions = new YouTubeSessions(
            http,
            files: null!,
            Options.Create(new YouTubeOptions()),
            TimeProvider.System,
            NullLogger<YouTubeSessions>.Instance
        );
        var order = new PublishingOrder(
            "marker",
            "channel",
            new ChannelTokens("token", refreshToken: null),
            new PublishingTexts("A title", Description: null, []),
            PublishingPrivacy.Public,
            PublishAt: null,
            (_, _) => throw new InvalidOperationException("No byte is asked for.")
        );
        return await sessions.BeginAsync(order, 1000, "video/mp4", CancellationToken.None);
    }
}
