using Microsoft.Extensions.Logging.Abstractions;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Security.Jose;
using StreamHub.Infrastructure.Vendors;
using StreamHub.Infrastructure.Videos;
using StreamHub.Infrastructure.Videos.Mux;
using StreamHub.UnitTests.Common;
using StreamHub.UnitTests.Infrastructure.Http;
using StreamHub.UnitTests.Infrastructure.Security.Jose;

namespace StreamHub.UnitTests.Infrastructure.Videos.Mux;

/// <summary>The adapter with a Mux that answers what a test prepares, and with a signing key that it has already.</summary>
internal sealed class MuxFixture : IDisposable
{
    private readonly HttpClient _http;

    public MuxFixture(bool isConnected = true)
    {
        var account = new MuxAccount(
            new VideoHome(VideoVendor.Mux),
            "token-id",
            isConnected ? new MuxCredentials("token-id", "token-secret") : null,
            new Uri("https://stream.test/"),
            new VendorAccount("mux:default")
        );
        _http = new HttpClient(Vendor);
        Client = new MuxClient(_http, account, new Uri("https://api.test/"), NullLogger.Instance);
        Provider = new MuxVideoProvider(
            Client,
            account,
            new MuxPlaybackTokens(new KeyAtHand()),
            new Uri("https://image.test/"),
            Files,
            new ManualTime()
        );
    }

    public StubVendor Vendor { get; } = new();

    public FilesAtHand Files { get; } = new();

    public MuxClient Client { get; }

    public MuxVideoProvider Provider { get; }

    public static string Envelope(string data) => $$"""{"data":{{data}}}""";

    /// <summary>What was asked for, in order.</summary>
    public IEnumerable<string> Paths => Vendor.Asked.Select(asked => $"{asked.Method} {asked.Url.AbsolutePath}");

    /// <param name="more">Further members, each after a comma.</param>
    public static string Asset(string status, string more = "") =>
        $$"""{"id":"a1","status":"{{status}}","playback_ids":[{"id":"p1","policy":"signed"}]{{more}}}""";

    public void Answers(string data) => Vendor.Answers(Envelope(data));

    public void Dispose() => _http.Dispose();

    /// <summary>What lies ready to be fetched. Where it lies is the integration tests' concern.</summary>
    internal sealed class FilesAtHand : ICaptionAddresses
    {
        public List<string> Texts { get; } = [];

        public Task<PublishedCaptions> PublishAsync(WebVtt captions, CancellationToken cancellationToken)
        {
            Texts.Add(captions.Text);
            return Task.FromResult(new PublishedCaptions(Guid.Empty, new Uri("https://streamhub.test/captions/file")));
        }

        public Task WithdrawAsync(PublishedCaptions captions, CancellationToken cancellationToken)
        {
            Texts.RemoveAt(Texts.Count - 1);
            return Task.CompletedTask;
        }
    }

    // Where the key comes from is the integration tests' concern: it lies in a database.
    private sealed class KeyAtHand : ISigningKeys
    {
        public ValueTask<Result<RsaSha256Key>> GetAsync(ISigningKeyMaker maker, CancellationToken cancellationToken) =>
            ValueTask.FromResult(Result.Success(TestKeys.Rsa));
    }
}
