using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.Infrastructure.Channels;

/// <summary>
/// Speaks OAuth 2 with a platform: the authorization code flow with PKCE (RFC 6749, RFC 7636). Bodies hold codes and tokens,
/// and none of them is ever logged.
/// </summary>
internal abstract class ConsentClient(HttpClient http, IClientCredentials credentials, string vendor, ILogger logger)
    : PlatformClient(http, vendor, logger)
{
    protected abstract Uri TokenUrl { get; }

    /// <summary>What is asked for, all of which has to be allowed; empty where the platform knows no parts.</summary>
    protected abstract IReadOnlyList<string> RequiredScopes { get; }

    public Task<Result<ChannelConsent>> ExchangeAsync(
        string code,
        string verifier,
        Uri redirectUri,
        CancellationToken cancellationToken
    ) =>
        RequestTokensAsync(
            new()
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["code_verifier"] = verifier,
                ["redirect_uri"] = redirectUri.AbsoluteUri,
            },
            ChannelErrors.StateInvalid,
            cancellationToken
        );

    public Task<Result<ChannelConsent>> RefreshAsync(string refreshToken, CancellationToken cancellationToken) =>
        RequestTokensAsync(
            new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken },
            ChannelErrors.ConsentRevoked,
            cancellationToken
        );

    protected string ConsentQuery(string state, string verifier, Uri redirectUri, string? more = null) =>
        $"?response_type=code&client_id={Uri.EscapeDataString(credentials.ClientId!)}"
        + $"&redirect_uri={Uri.EscapeDataString(redirectUri.AbsoluteUri)}"
        + $"&state={state}&code_challenge={ChallengeOf(verifier)}&code_challenge_method=S256{more}";

    private Task<Result<ChannelConsent>> RequestTokensAsync(
        Dictionary<string, string> form,
        Error refusal,
        CancellationToken cancellationToken
    )
    {
        form["client_id"] = credentials.ClientId!;
        form["client_secret"] = credentials.ClientSecret!;
        var request = new HttpRequestMessage(HttpMethod.Post, TokenUrl) { Content = new FormUrlEncodedContent(form) };
        return SendAsync<Result<ChannelConsent>>(
            request,
            async response =>
                response.IsSuccessStatusCode
                    ? await ReadTokensAsync(response, cancellationToken)
                    : await ReadRefusalAsync(request, response, refusal, cancellationToken),
            cancellationToken
        );
    }

    private async Task<Result<ChannelConsent>> ReadTokensAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        var read = await response.Content.ReadFromJsonAsync<TokenAnswer>(Json, cancellationToken);
        if (string.IsNullOrEmpty(read?.AccessToken))
        {
            return ChannelErrors.PlatformUnavailable;
        }

        var scopes = read.Scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return new ChannelConsent(
            new ChannelTokens(read.AccessToken, string.IsNullOrEmpty(read.RefreshToken) ? null : read.RefreshToken),
            scopes,
            RequiredScopes.All(scopes.Contains),
            read.ExpiresIn is { } seconds ? TimeSpan.FromSeconds(seconds) : null
        );
    }

    // Only this one word is about the consent; the others are about us.
    private async Task<Error> ReadRefusalAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        Error refusal,
        CancellationToken cancellationToken
    )
    {
        var read = await response.Content.ReadFromJsonAsync<TokenRefusal>(Json, cancellationToken);
        return read?.Error == "invalid_grant" ? refusal : Reject(request, response, read?.Error ?? "none");
    }

    private static string ChallengeOf(string verifier) =>
        Base64Url.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private sealed record TokenAnswer(string? AccessToken, string? RefreshToken, int? ExpiresIn, string? Scope);

    private sealed record TokenRefusal(string? Error);
}
