using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Channels.YouTube;

/// <summary>Consents at Google, and the YouTube channel of the account that gave one.</summary>
internal sealed class YouTubeProvider(
    HttpClient http,
    IOptions<YouTubeOptions> options,
    ILogger<YouTubeProvider> logger
) : ConsentClient(http, options.Value, "google", logger), IChannelProvider
{
    public const string Account = "google:youtube";

    private static readonly string[] Scopes =
    [
        "https://www.googleapis.com/auth/youtube.upload",
        "https://www.googleapis.com/auth/youtube.readonly",
    ];

    // Google gives a refresh token only for offline access, and a second one only where it asks anew.
    private static readonly string Asking =
        $"&scope={Uri.EscapeDataString(string.Join(' ', Scopes))}&access_type=offline&prompt=consent";

    private readonly YouTubeOptions _options = options.Value;

    public Platform Platform => Platform.Youtube;

    protected override Uri TokenUrl => new(_options.TokensBaseUrl, "token");

    protected override IReadOnlyList<string> RequiredScopes => Scopes;

    public Uri ConsentPage(string state, string verifier, Uri redirectUri) =>
        new(_options.AccountsBaseUrl, $"o/oauth2/v2/auth{ConsentQuery(state, verifier, redirectUri, Asking)}");

    public async Task<Result<PlatformChannel>> FindChannelAsync(string accessToken, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(_options.ApiBaseUrl, "youtube/v3/channels?part=snippet&mine=true")
        );
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        var list = await GetAsync<YouTubeChannels>(request, cancellationToken);
        return list switch
        {
            { IsSuccess: false } => list.Error,
            {
                Value.Items: [
                    { Id: { Length: > 0 and <= Channel.ExternalIdMaxLength } id, Snippet.Title: var title },
                    ..,
                ]
            } => new PlatformChannel(id, title ?? id),
            _ => ChannelErrors.NoChannelThere,
        };
    }

    public Task<Result> RevokeAsync(ChannelTokens tokens, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string> { ["token"] = tokens.RefreshToken ?? tokens.AccessToken };
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_options.TokensBaseUrl, "revoke"))
        {
            Content = new FormUrlEncodedContent(form),
        };
        return SendAsync<Result>(
            request,
            response =>
                Task.FromResult(
                    // 400: it is none any more.
                    response.IsSuccessStatusCode
                    || response.StatusCode == HttpStatusCode.BadRequest
                        ? Result.Success()
                        : Reject(request, response, "the revocation")
                ),
            cancellationToken
        );
    }

    private sealed record YouTubeChannels(IReadOnlyList<YouTubeChannel>? Items);

    private sealed record YouTubeChannel(string? Id, YouTubeSnippet? Snippet);

    private sealed record YouTubeSnippet(string? Title);
}
