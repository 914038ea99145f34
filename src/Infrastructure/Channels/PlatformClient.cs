using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Channels;

/// <summary>
/// Asks a platform, and tells one that is away from one that refuses. Of an address only what stands before its query is
/// logged: an upload's is a secret.
/// </summary>
internal abstract partial class PlatformClient(HttpClient http, string vendor, ILogger logger)
{
    private static readonly JsonSerializerOptions SnakeCase = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    protected virtual JsonSerializerOptions Json => SnakeCase;

    /// <param name="judge">Of every answer but those of a platform that is away.</param>
    protected async Task<TResult> SendAsync<TResult>(
        HttpRequestMessage request,
        Func<HttpResponseMessage, Task<TResult>> judge,
        CancellationToken cancellationToken
    )
        where TResult : IResult<TResult>
    {
        try
        {
            using (request)
            {
                using var response = await http.SendAsync(request, cancellationToken);
                if (!VendorOutages.IsOutage(response.StatusCode))
                {
                    return await judge(response);
                }

                Failing(vendor, request.Method, PlaceOf(request), (int)response.StatusCode);
                return TResult.Failure(
                    ChannelErrors.PlatformUnavailable with
                    {
                        RetryAfter = response.Headers.RetryAfter?.Delta,
                    }
                );
            }
        }
        catch (Exception exception) when (VendorOutages.IsOutage(exception, cancellationToken))
        {
            Unreachable(exception, vendor, request.Method, PlaceOf(request));
            return TResult.Failure(ChannelErrors.PlatformUnavailable);
        }
    }

    protected Task<Result<T>> GetAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
        where T : class =>
        SendAsync<Result<T>>(
            request,
            async response =>
                !response.IsSuccessStatusCode ? await RefusalAsync(request, response, cancellationToken)
                : await response.Content.ReadFromJsonAsync<T>(Json, cancellationToken) is { } read ? read
                : ChannelErrors.PlatformUnavailable,
            cancellationToken
        );

    /// <summary>What an answer means that is neither a success nor an outage.</summary>
    protected virtual Task<Error> RefusalAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    ) => Task.FromResult(Reject(request, response, "no reason that is kept"));

    protected Error Reject(HttpRequestMessage request, HttpResponseMessage response, string reason)
    {
        Rejected(vendor, request.Method, PlaceOf(request), (int)response.StatusCode, reason);
        return ChannelErrors.PlatformRejected;
    }

    private static string? PlaceOf(HttpRequestMessage request) => request.RequestUri?.GetLeftPart(UriPartial.Path);

    [LoggerMessage(LogLevel.Warning, "{Vendor} could not be reached or understood for {Method} {Url}")]
    private partial void Unreachable(Exception exception, string vendor, HttpMethod method, string? url);

    [LoggerMessage(LogLevel.Warning, "{Vendor} answered {Method} {Url} with {Status}")]
    private partial void Failing(string vendor, HttpMethod method, string? url, int status);

    [LoggerMessage(LogLevel.Error, "{Vendor} refused {Method} {Url} with {Status}: {Reason}")]
    private partial void Rejected(string vendor, HttpMethod method, string? url, int status, string reason);
}
