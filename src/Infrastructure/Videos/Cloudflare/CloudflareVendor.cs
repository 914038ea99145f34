using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

internal sealed class CloudflareVendor(
    IHttpClientFactory http,
    CloudflarePlaybackTokens tokens,
    IOptions<CloudflareOptions> options,
    ILogger<CloudflareClient> logger
) : IVideoVendor
{
    public const string HttpName = "cloudflare";

    public VideoVendor Vendor => VideoVendor.Cloudflare;

    private CloudflareAccount Platform =>
        new(
            new VideoHome(VideoVendor.Cloudflare),
            options.Value.AccountId,
            options.Value.ApiToken,
            options.Value.PlaybackBaseUrl!,
            new VendorAccount("cloudflare:default")
        );

    public IVideoProvider? OfPlatform() => options.Value.IsOn ? Of(Platform) : null;

    public CloudflareClient ClientOfPlatform() => ClientOf(Platform);

    public CloudflareClient ClientOf(OpenedAccount account) => ClientOf(Known(account));

    public IVideoProvider Of(OpenedAccount account) => Of(Known(account));

    private CloudflareAccount Known(OpenedAccount account) =>
        new(
            account.Home,
            account.ExternalId,
            account.Credentials is { } json ? CloudflareCredentials.Parse(json).ApiToken : null,
            account.PlaybackBaseUrl ?? options.Value.SharedPlaybackBaseUrl,
            new VendorAccount($"cloudflare:{account.Id}", "cloudflare:organizations")
        );

    private CloudflareVideoProvider Of(CloudflareAccount account) => new(ClientOf(account), account, tokens);

    private CloudflareClient ClientOf(CloudflareAccount account) =>
        new(http.CreateClient(HttpName), account, options, logger);
}

/// <summary>An account at Cloudflare and what it takes to speak for it.</summary>
/// <param name="ApiToken"><c>null</c> once the organization's credentials are gone.</param>
internal sealed record CloudflareAccount(
    VideoHome Home,
    string AccountId,
    string? ApiToken,
    Uri PlaybackBaseUrl,
    VendorAccount Gate
);

/// <summary>What is sealed of an organization's account.</summary>
internal sealed record CloudflareCredentials(string ApiToken)
{
    public static CloudflareCredentials Parse(string json) =>
        JsonSerializer.Deserialize<CloudflareCredentials>(json)
        ?? throw new JsonException("The credentials of an account are empty.");

    public string ToJson() => JsonSerializer.Serialize(this);
}
