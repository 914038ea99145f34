using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Videos.Mux;

internal sealed class MuxVendor(
    IHttpClientFactory http,
    MuxPlaybackTokens tokens,
    ICaptionAddresses captionFiles,
    IOptions<MuxOptions> options,
    TimeProvider time,
    ILogger<MuxClient> logger
) : IVideoVendor
{
    public const string HttpName = "mux";

    public VideoVendor Vendor => VideoVendor.Mux;

    public IVideoProvider? OfPlatform() =>
        options.Value is { IsOn: true, TokenId: { } id, TokenSecret: { } secret }
            ? Of(
                new MuxAccount(
                    new VideoHome(VideoVendor.Mux),
                    // Mux tells the environment only when it is asked; another token may be another environment's.
                    id,
                    new MuxCredentials(id, secret),
                    options.Value.StreamBaseUrl,
                    new VendorAccount("mux:default")
                )
            )
            : null;

    public IVideoProvider Of(OpenedAccount account) => Of(Known(account));

    public MuxClient ClientOf(OpenedAccount account) => ClientOf(Known(account));

    private MuxAccount Known(OpenedAccount account) =>
        new(
            account.Home,
            account.ExternalId,
            account.Credentials is { } json ? MuxCredentials.Parse(json) : null,
            account.PlaybackBaseUrl ?? options.Value.StreamBaseUrl,
            new VendorAccount($"mux:{account.Id}", "mux:organizations")
        );

    private MuxClient ClientOf(MuxAccount account) =>
        new(http.CreateClient(HttpName), account, options.Value.ApiBaseUrl, logger);

    private MuxVideoProvider Of(MuxAccount account) =>
        new(ClientOf(account), account, tokens, options.Value.ImageBaseUrl, captionFiles, time);
}

/// <summary>An account (an environment, in Mux's words) and what it takes to speak for it.</summary>
/// <param name="Credentials"><c>null</c> once the organization's are gone.</param>
internal sealed record MuxAccount(
    VideoHome Home,
    string ExternalId,
    MuxCredentials? Credentials,
    Uri StreamBaseUrl,
    VendorAccount Gate
);

/// <summary>What is sealed of an organization's account.</summary>
internal sealed record MuxCredentials(string TokenId, string TokenSecret)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
    };

    public static MuxCredentials Parse(string json) =>
        JsonSerializer.Deserialize<MuxCredentials>(json, Json)
        ?? throw new JsonException("The credentials of an account are empty.");

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
