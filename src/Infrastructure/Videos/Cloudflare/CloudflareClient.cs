using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

/// <summary>Speaks Cloudflare's API protocol for one account: JSON in an envelope, a bearer token.</summary>
internal sealed partial class CloudflareClient
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly HttpClient _http;
    private readonly CloudflareAccount _account;
    private readonly ILogger<CloudflareClient> _logger;

    public CloudflareClient(
        HttpClient http,
        CloudflareAccount account,
        IOptions<CloudflareOptions> options,
        ILogger<CloudflareClient> logger
    )
    {
        http.BaseAddress = new Uri(options.Value.ApiBaseUrl, $"accounts/{account.AccountId}/");
        _http = http;
        _account = account;
        _logger = logger;
    }

    public Task<Result<T>> GetAsync<T>(string path, CancellationToken cancellationToken) =>
        SendAsync<T>(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    public Task<Result<T>> PostAsync<T>(string path, object? body, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, options: Json);
        }

        return SendAsync<T>(request, cancellationToken);
    }

    /// <summary>A file in a form, as the API takes files.</summary>
    public Task<Result<T>> PutFileAsync<T>(
        string path,
        string fileName,
        string mediaType,
        string text,
        CancellationToken cancellationToken
    )
    {
        var file = new StringContent(text, Encoding.UTF8, mediaType);
        var form = new MultipartFormDataContent { { file, "\"file\"", $"\"{fileName}\"" } };

        // Quotes around the boundary are allowed, and not everybody understands them.
        var boundary = form.Headers.ContentType!.Parameters.Single();
        boundary.Value = boundary.Value!.Trim('"');
        return SendAsync<T>(new HttpRequestMessage(HttpMethod.Put, path) { Content = form }, cancellationToken);
    }

    /// <summary>For what answers with a file rather than in the envelope.</summary>
    public Task<Result<string>> GetTextAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Get, path),
            async response => Result.Success(await response.Content.ReadAsStringAsync(cancellationToken)),
            cancellationToken
        );

    public Task<Result> DeleteAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Delete, path),
            _ => Task.FromResult(Result.Success()),
            cancellationToken
        );

    /// <summary>For what answers in headers rather than in the envelope.</summary>
    public Task<Result<T>> SendForHeadersAsync<T>(
        HttpRequestMessage request,
        Func<HttpResponseHeaders, T?> read,
        CancellationToken cancellationToken
    )
        where T : class =>
        SendAsync(
            request,
            response => Task.FromResult(read(response.Headers) is { } value ? value : Unreadable<T>(request)),
            cancellationToken
        );

    private Task<Result<T>> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(
            request,
            async response =>
            {
                var envelope = await response.Content.ReadFromJsonAsync<CloudflareEnvelope<T>>(Json, cancellationToken);
                return envelope is { Result: { } result } ? result : Unreadable<T>(request);
            },
            cancellationToken
        );

    private async Task<TResult> SendAsync<TResult>(
        HttpRequestMessage request,
        Func<HttpResponseMessage, Task<TResult>> read,
        CancellationToken cancellationToken
    )
        where TResult : IResult<TResult>
    {
        if (_account.ApiToken is null)
        {
            return TResult.Failure(VideoErrors.AccountDisconnected);
        }

        try
        {
            using (request)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _account.ApiToken);
                request.Options.Set(VendorGates.Account, _account.Gate);
                using var response = await _http.SendAsync(request, cancellationToken);
                return response.IsSuccessStatusCode
                    ? await read(response)
                    : TResult.Failure(await RefusalAsync(request, response, cancellationToken));
            }
        }
        catch (Exception exception) when (VendorOutages.IsOutage(exception, cancellationToken))
        {
            Unreachable(exception, request.Method, request.RequestUri);
            return TResult.Failure(VideoErrors.VendorUnavailable);
        }
    }

    private async Task<Error> RefusalAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        // What a POST does not find is not the video that it would make, but the address itself.
        var status = response.StatusCode;
        if (status == HttpStatusCode.NotFound && request.Method != HttpMethod.Post)
        {
            return VideoErrors.NotFound;
        }

        if (status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500)
        {
            Failing(request.Method, request.RequestUri, (int)status);
            return VideoErrors.VendorUnavailable;
        }

        Rejected(request.Method, request.RequestUri, (int)status, await ReasonsAsync(response, cancellationToken));
        return VideoErrors.VendorRejected;
    }

    private static async Task<string> ReasonsAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var envelope = await response.Content.ReadFromJsonAsync<CloudflareEnvelope<JsonElement>>(
                Json,
                cancellationToken
            );
            return string.Join("; ", envelope?.Errors?.Select(error => $"{error.Code} {error.Message}") ?? []);
        }
        catch (JsonException)
        {
            return "no reason that could be read";
        }
    }

    private Result<T> Unreadable<T>(HttpRequestMessage request)
    {
        Incomplete(request.Method, request.RequestUri);
        return VideoErrors.VendorUnavailable;
    }

    [LoggerMessage(LogLevel.Warning, "Cloudflare could not be reached or understood for {Method} {Url}")]
    private partial void Unreachable(Exception exception, HttpMethod method, Uri? url);

    [LoggerMessage(LogLevel.Warning, "Cloudflare answered {Method} {Url} with {Status}")]
    private partial void Failing(HttpMethod method, Uri? url, int status);

    [LoggerMessage(LogLevel.Warning, "Cloudflare answered {Method} {Url} without what was asked for")]
    private partial void Incomplete(HttpMethod method, Uri? url);

    [LoggerMessage(LogLevel.Error, "Cloudflare refused {Method} {Url} with {Status}: {Reasons}")]
    private partial void Rejected(HttpMethod method, Uri? url, int status, string reasons);
}
