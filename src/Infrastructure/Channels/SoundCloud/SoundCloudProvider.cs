using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Channels.SoundCloud;

/// <summary>Consents at SoundCloud, whose refresh tokens are each good for one use.</summary>
internal sealed class SoundCloudProvider(
    HttpClient http,
    IOptions<SoundCloudOptions> options,
    ILogger<SoundCloudProvider> logger
) : ConsentClient(http, options.Value, "soundcloud", logger), IChannelProvider
{
    public const string Account = "soundcloud:default";

    private readonly SoundCloudOptions _options = options.Value;

    public Platform Platform => Platform.Soundcloud;

    protected override Uri TokenUrl => new(_options.SecureBaseUrl, "oauth/token");

    protected override IReadOnlyList<string> RequiredScopes => [];

    public Uri ConsentPage(string state, string verifier, Uri redirectUri) =>
        new(_options.SecureBaseUrl, $"authorize{ConsentQuery(state, verifier, redirectUri)}");

    public async Task<Result<PlatformChannel>> FindChannelAsync(string accessToken, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_options.ApiBaseUrl, "me"));
        request.Headers.Authorization = SpeakingFor(accessToken);
        var me = await GetAsync<SoundCloudUser>(request, cancellationToken);
        return me switch
        {
            { IsSuccess: false } => me.Error,
            { Value: { Urn: { Length: > 0 and <= Channel.ExternalIdMaxLength } urn, Username: var name } } =>
                new PlatformChannel(urn, name ?? urn),
            _ => ChannelErrors.NoChannelThere,
        };
    }

    public Task<Result> RevokeAsync(ChannelTokens tokens, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_options.SecureBaseUrl, "sign-out"))
        {
            Content = JsonContent.Create(new Dictionary<string, string> { ["access_token"] = tokens.AccessToken }),
        };
        request.Headers.Authorization = SpeakingFor(tokens.AccessToken);
        return SendAsync<Result>(
            request,
            response =>
                Task.FromResult(
                    // 400 and 401: it has ended already.
                    response.IsSuccessStatusCode
                    || response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized
                        ? Result.Success()
                        : Reject(request, response, "the sign-out")
                ),
            cancellationToken
        );
    }

    public static AuthenticationHeaderValue SpeakingFor(string accessToken) => new("OAuth", accessToken);

    private sealed record SoundCloudUser(string? Urn, string? Username);
}
