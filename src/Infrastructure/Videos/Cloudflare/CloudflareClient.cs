using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Videos.Cloudflare;

/// <summary>Speaks Cloudflare's API protocol for one account: JSON in an envelope, a bearer token.</summary>
internal sealed class CloudflareClient : VideoVendorClient
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public CloudflareClient(
        HttpClient http,
        CloudflareAccount account,
        IOptions<CloudflareOptions> options,
        ILogger<CloudflareClient> logger
    )
        : base(http, account.Gate, logger)
    {
        http.BaseAddress = new Uri(options.Value.ApiBaseUrl, $"accounts/{account.AccountId}/");
        Credentials = account.ApiToken is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
    }

    protected override JsonSerializerOptions Json => CamelCase;

    protected override AuthenticationHeaderValue? Credentials { get; }

    public Task<Result<T>> PutAsync<T>(string path, object body, CancellationToken cancellationToken)
        where T : class
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path)
        {
            Content = JsonContent.Create(body, options: Json),
        };
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
        where T : class
    {
        var file = new StringContent(text, Encoding.UTF8, mediaType);
        var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = FormOf(file, fileName) };
        return SendAsync<T>(request, cancellationToken);
    }

    public Task<Result<T>> PostFileAsync<T>(
        string path,
        string fileName,
        string mediaType,
        ReadOnlyMemory<byte> bytes,
        IReadOnlyDictionary<string, string> fields,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var file = new ReadOnlyMemoryContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        var form = FormOf(file, fileName);
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), $"\"{name}\"");
        }

        return SendAsync<T>(new HttpRequestMessage(HttpMethod.Post, path) { Content = form }, cancellationToken);
    }

    /// <summary>For what answers with a file rather than in the envelope.</summary>
    public Task<Result<string>> GetTextAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Get, path),
            async response => Result.Success(await response.Content.ReadAsStringAsync(cancellationToken)),
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

    /// <summary>For what is asked only to see whether it is refused, and why.</summary>
    /// <returns>Fails only when no answer, or none of Cloudflare's API, came.</returns>
    public Task<Result<CloudflareReply>> ProbeAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, path);
        return ExchangeAsync(
            request,
            async response =>
                VendorOutages.IsOutage(response.StatusCode)
                    ? await RefusalAsync(request, response, cancellationToken)
                    : Result.Success(
                        new CloudflareReply(
                            response.StatusCode,
                            response.IsSuccessStatusCode ? [] : await CodesAsync(response.Content, cancellationToken)
                        )
                    ),
            cancellationToken
        );
    }

    protected override async Task<T?> ReadAsync<T>(HttpContent answer, CancellationToken cancellationToken)
        where T : class => (await answer.ReadFromJsonAsync<CloudflareEnvelope<T>>(Json, cancellationToken))?.Result;

    protected override async Task<string> ReasonsAsync(HttpContent refusal, CancellationToken cancellationToken)
    {
        var read = await refusal.ReadFromJsonAsync<CloudflareEnvelope<object>>(Json, cancellationToken);
        return string.Join("; ", read?.Errors?.Select(error => $"{error.Code} {error.Message}") ?? []);
    }

    private static MultipartFormDataContent FormOf(HttpContent file, string fileName)
    {
        var form = new MultipartFormDataContent { { file, "\"file\"", $"\"{fileName}\"" } };

        // Quotes around the boundary are allowed, and not everybody understands them.
        var boundary = form.Headers.ContentType!.Parameters.Single();
        boundary.Value = boundary.Value!.Trim('"');
        return form;
    }

    private async Task<IReadOnlyList<int>> CodesAsync(HttpContent refusal, CancellationToken cancellationToken)
    {
        var read = await refusal.ReadFromJsonAsync<CloudflareEnvelope<object>>(Json, cancellationToken);
        return [.. read?.Errors?.Select(error => error.Code) ?? []];
    }
}

/// <summary>What Cloudflare said to a request, as far as being let in is concerned.</summary>
internal sealed record CloudflareReply(HttpStatusCode Status, IReadOnlyList<int> Codes)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public bool IsForbidden => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
}
