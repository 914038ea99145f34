using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.Infrastructure.Channels.YouTube;

/// <summary>Speaks YouTube's API for a channel, and knows what its refusals mean.</summary>
internal abstract class YouTubeClient(HttpClient http, TimeProvider time, ILogger logger)
    : PlatformClient(http, "youtube", logger)
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    protected sealed override JsonSerializerOptions Json => CamelCase;

    protected static HttpRequestMessage NewRequest(HttpMethod method, Uri address, ChannelTokens tokens)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        return request;
    }

    protected sealed override async Task<Error> RefusalAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        var reason = await ReasonAsync(response, cancellationToken);
        var rejected = Reject(request, response, reason ?? "no reason");
        return (response.StatusCode, reason) switch
        {
            (_, "youtubeSignupRequired") => ChannelErrors.NoChannelThere,
            (HttpStatusCode.Unauthorized, _) => ChannelErrors.ConsentRevoked,
            (_, "quotaExceeded" or "dailyLimitExceeded" or "uploadLimitExceeded") => PublishingErrors.QuotaExceeded with
            {
                RetryAfter = PlatformDay.Left(time.Now()),
            },
            (_, "rateLimitExceeded" or "userRateLimitExceeded") => ChannelErrors.PlatformUnavailable,
            (
                _,
                "invalidTitle"
                    or "invalidDescription"
                    or "invalidTags"
                    or "invalidVideoMetadata"
                    or "defaultLanguageNotSet"
            ) => Because(PublishingErrors.TextsUnfit, reason),
            (_, "invalidPublishAt") => PublishingErrors.ScheduleUnfit,
            (HttpStatusCode.RequestEntityTooLarge, _) or (_, "badContent" or "mediaBodyRequired") =>
                PublishingErrors.AssetUnfit,
            _ => Because(rejected, reason),
        };
    }

    private async Task<string?> ReasonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync<YouTubeRefusal>(Json, cancellationToken))?.Reason;
        }
        catch (JsonException)
        {
            // Some of Google's front ends refuse in prose. The status is all there is then.
            return null;
        }
    }

    private static Error Because(Error error, string? reason) =>
        reason is null ? error : error with { Details = new Dictionary<string, object?> { ["reason"] = reason } };
}
