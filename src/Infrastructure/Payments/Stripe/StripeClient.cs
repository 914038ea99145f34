using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Payments.Stripe;

/// <summary>Speaks Stripe's protocol: forms in, JSON out, a pinned version, an idempotency key on every write.</summary>
internal sealed partial class StripeClient
{
    private const string ReplayedHeader = "Idempotent-Replayed";

    private readonly HttpClient _http;
    private readonly ILogger<StripeClient> _logger;

    public StripeClient(HttpClient http, IOptions<StripeOptions> options, ILogger<StripeClient> logger)
    {
        http.BaseAddress = options.Value.BaseUrl;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.SecretKey);
        http.DefaultRequestHeaders.Add("Stripe-Version", StripeOptions.ApiVersion);
        _http = http;
        _logger = logger;
    }

    public static JsonSerializerOptions Json { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
        };

    /// <returns><c>null</c> when Stripe has no such object.</returns>
    public async Task<Result<T?>> GetAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync<T>(request, cancellationToken);
    }

    /// <param name="idempotencyKey">The same for each try of one cause: Stripe answers the later ones as it did the first.</param>
    /// <returns><c>null</c> when there is already an object of the id that the form asks for, or nothing to preview.</returns>
    public async Task<Result<T?>> PostAsync<T>(
        string path,
        StripeForm form,
        string idempotencyKey,
        CancellationToken cancellationToken
    )
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form.ToContent() };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await SendAsync<T>(request, cancellationToken);
    }

    /// <returns><c>null</c> when Stripe has no such object, or no more.</returns>
    public async Task<Result<T?>> DeleteAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, path);
        return await SendAsync<T>(request, cancellationToken);
    }

    private async Task<Result<T?>> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? JsonSerializer.Deserialize<T>(body, Json) ?? throw new JsonException("The answer is null.")
                : Refused<T>(request, response, body);
        }
        catch (Exception exception) when (VendorOutages.IsOutage(exception, cancellationToken))
        {
            Unreachable(exception, request.Method, request.RequestUri);
            return BillingErrors.VendorUnavailable;
        }
    }

    private Result<T?> Refused<T>(HttpRequestMessage request, HttpResponseMessage response, string body)
        where T : class
    {
        var status = response.StatusCode;
        if (status == HttpStatusCode.NotFound && request.Method != HttpMethod.Post)
        {
            return Result.Success<T?>(null);
        }

        // A failure that is kept under the key never passes: every further try would be answered by it.
        var isFinal = response.Headers.Contains(ReplayedHeader);
        var passes =
            !isFinal && (status is HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict || (int)status >= 500);
        if (passes)
        {
            Failing(request.Method, request.RequestUri, (int)status);
            return BillingErrors.VendorUnavailable;
        }

        var detail = DetailIn(body);
        if (StripeRefusals.IsAbsence(detail))
        {
            return Result.Success<T?>(null);
        }

        var refusal = StripeRefusals.ErrorOf(detail);
        if (refusal == BillingErrors.VendorRejected)
        {
            Rejected(request.Method, request.RequestUri, (int)status, detail?.Code ?? detail?.Type, detail?.Param);
        }

        return refusal;
    }

    private static StripeFailureDetail? DetailIn(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<StripeFailure>(body, Json)?.Error;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Stripe could not be reached or understood for {Method} {Url}")]
    private partial void Unreachable(Exception exception, HttpMethod method, Uri? url);

    [LoggerMessage(LogLevel.Warning, "Stripe answered {Method} {Url} with {Status}")]
    private partial void Failing(HttpMethod method, Uri? url, int status);

    [LoggerMessage(LogLevel.Error, "Stripe refused {Method} {Url} with {Status} {Code} for {Param}")]
    private partial void Rejected(HttpMethod method, Uri? url, int status, string? code, string? param);
}
