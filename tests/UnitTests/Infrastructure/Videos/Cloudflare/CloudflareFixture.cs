using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Security.Jose;
using StreamHub.Infrastructure.Vendors;
using StreamHub.Infrastructure.Videos;
using StreamHub.Infrastructure.Videos.Cloudflare;
using StreamHub.UnitTests.Infrastructure.Http;
using StreamHub.UnitTests.Infrastructure.Security.Jose;

namespace StreamHub.UnitTests.Infrastructure.Videos.Cloudflare;

/// <summary>The adapter with a Cloudflare that answers what a test prepares, and, if nothing else is said, a signing key.</summary>
internal sealed class CloudflareFixture : IDisposable
{
    private readonly HttpClient _http;

    public CloudflareFixture(ISigningKeys? keys = null, TimeProvider? time = null)
    {
        var options = Options.Create(
            new CloudflareOptions
            {
                ApiBaseUrl = new Uri("https://api.test/client/v4/"),
                PlaybackBaseUrl = new Uri("https://customer-1.test/"),
                AccountId = "account",
                ApiToken = "api-token",
            }
        );
        var account = new CloudflareAccount(
            new VideoHome(VideoVendor.Cloudflare),
            options.Value.AccountId,
            options.Value.ApiToken,
            options.Value.PlaybackBaseUrl!,
            new VendorAccount("cloudflare:default")
        );
        _http = new HttpClient(Vendor);
        Client = new CloudflareClient(_http, account, options, NullLogger<CloudflareClient>.Instance);
        Tokens = new CloudflarePlaybackTokens(
            keys ?? new KeyAtHand(),
            new CloudflareMadeTokens(time ?? TimeProvider.System)
        );
        Provider = new CloudflareVideoProvider(Client, account, Tokens);
    }

    public StubVendor Vendor { get; } = new();

    public CloudflareClient Client { get; }

    public CloudflarePlaybackTokens Tokens { get; }

    public CloudflareVideoProvider Provider { get; }

    public static string Envelope(string result) =>
        $$"""{"success":true,"errors":[],"messages":[],"result":{{result}}}""";

    public void Dispose() => _http.Dispose();

    // Where the key comes from is the integration tests' concern: it lies in a database.
    private sealed class KeyAtHand : ISigningKeys
    {
        public ValueTask<Result<RsaSha256Key>> GetAsync(ISigningKeyMaker maker, CancellationToken cancellationToken) =>
            ValueTask.FromResult(Result.Success(TestKeys.Rsa));
    }
}
