using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Videos.Mux;

/// <summary>Speaks Mux's API protocol for one account: JSON in an envelope, a token by HTTP Basic.</summary>
internal sealed class MuxClient : VideoVendorClient
{
    private static readonly JsonSerializerOptions SnakeCase = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public MuxClient(HttpClient http, MuxAccount account, Uri apiBaseUrl, ILogger logger)
        : base(http, account.Gate, logger)
    {
        http.BaseAddress = apiBaseUrl;
        Credentials = account.Credentials is { } token
            ? new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"{token.TokenId}:{token.TokenSecret}"))
            )
            : null;
    }

    protected override JsonSerializerOptions Json => SnakeCase;

    protected override AuthenticationHeaderValue? Credentials { get; }

    /// <summary>For what is asked also to see whether the token is refused.</summary>
    /// <returns>Fails only when no answer, or none of Mux's API, came.</returns>
    public Task<Result<MuxReply<T>>> ProbeAsync<T>(HttpMethod method, string path, CancellationToken cancellationToken)
        where T : class
    {
        var request = new HttpRequestMessage(method, path);
        return ExchangeAsync(
            request,
            async response =>
                VendorOutages.IsOutage(response.StatusCode)
                    ? await RefusalAsync(request, response, cancellationToken)
                    : await ReplyAsync<T>(request, response, cancellationToken),
            cancellationToken
        );
    }

    public Task<Result<T>> PatchAsync<T>(string path, object body, CancellationToken cancellationToken)
        where T : class =>
        SendAsync<T>(
            new HttpRequestMessage(HttpMethod.Patch, path) { Content = JsonContent.Create(body, options: Json) },
            cancellationToken
        );

    public Task<Result<MuxPage<T>>> GetPageAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        return SendAsync<Result<MuxPage<T>>>(
            request,
            async response =>
                await response.Content.ReadFromJsonAsync<MuxPage<T>>(Json, cancellationToken) is { Data: not null } page
                    ? page
                    : Unreadable<MuxPage<T>>(request),
            cancellationToken
        );
    }

    /// <summary>Something that Mux hands out to players.</summary>
    /// <param name="address">Opens without the account's credentials, which it does not get.</param>
    public Task<Result<string>> GetTextAsync(Uri address, CancellationToken cancellationToken) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Get, address),
            async response => Result.Success(await response.Content.ReadAsStringAsync(cancellationToken)),
            cancellationToken
        );

    protected override async Task<T?> ReadAsync<T>(HttpContent answer, CancellationToken cancellationToken)
        where T : class => (await answer.ReadFromJsonAsync<MuxEnvelope<T>>(Json, cancellationToken))?.Data;

    protected override async Task<string> ReasonsAsync(HttpContent refusal, CancellationToken cancellationToken)
    {
        var read = await refusal.ReadFromJsonAsync<MuxRefusal>(Json, cancellationToken);
        return $"{read?.Error?.Type}: {string.Join("; ", read?.Error?.Messages ?? [])}";
    }

    private async Task<Result<MuxReply<T>>> ReplyAsync<T>(
        HttpRequestMessage request,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
        where T : class
    {
        if (response.IsSuccessStatusCode)
        {
            return new MuxReply<T>(response.StatusCode, await ReadAsync<T>(response.Content, cancellationToken));
        }

        // Who stands between us and Mux may refuse as well; that is no word of Mux's.
        var refusal = await response.Content.ReadFromJsonAsync<MuxRefusal>(Json, cancellationToken);
        return refusal?.Error is null ? Unreadable<MuxReply<T>>(request) : new MuxReply<T>(response.StatusCode);
    }
}

/// <summary>What Mux said to a request, as far as being let in is concerned.</summary>
/// <param name="Data">Only of a success.</param>
internal sealed record MuxReply<T>(HttpStatusCode Status, T? Data = null)
    where T : class;
