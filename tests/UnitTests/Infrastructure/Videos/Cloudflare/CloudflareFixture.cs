using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Security.Jose;
using StreamHub.Infrastructure.Videos.Cloudflare;
using StreamHub.UnitTests.Infrastructure.Http;
using StreamHub.UnitTests.Infrastructure.Security.Jose;

namespace StreamHub.UnitTests.Infrastructure.Videos.Cloudflare;

/// <summary>The adapter with a Cloudflare that answers what a test prepares, and with a signing key that it has already.</summary>
internal sealed class CloudflareFixture : IDisposable
{
    private readonly CloudflareSigningKeys _keys;

    public CloudflareFixture()
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
        _keys = new CloudflareSigningKeys(
            Substitute.For<IServiceScopeFactory>(),
            Substitute.For<ISecretVault>(),
            options,
            TimeProvider.System
        );
        LoadedKey(_keys) = TestKeys.Rsa;
        Client = new CloudflareClient(new HttpClient(Vendor), options, NullLogger<CloudflareClient>.Instance);
        Tokens = new CloudflarePlaybackTokens(_keys);
        Provider = new CloudflareVideoProvider(Client, Tokens, options);
    }

    public StubVendor Vendor { get; } = new();

    public CloudflareClient Client { get; }

    public CloudflarePlaybackTokens Tokens { get; }

    public CloudflareVideoProvider Provider { get; }

    public static string Envelope(string result) =>
        $$"""{"success":true,"errors":[],"messages":[],"result":{{result}}}""";

    public void Dispose() => _keys.Dispose();

    // Where the key comes from is the integration tests' concern: it lies in a database.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_key")]
    private static extern ref RsaSha256Key? LoadedKey(CloudflareSigningKeys keys);
}
