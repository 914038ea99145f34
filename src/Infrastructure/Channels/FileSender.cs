using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Channels;

/// <summary>
/// Sends requests that carry files. They take as long as they take, as long as they go on: vendors' gates, whose time-outs are
/// for questions, are not for them. Nothing is sent twice.
/// </summary>
internal sealed partial class FileSender(
    IHttpClientFactory clients,
    IOptions<ChannelOptions> options,
    TimeProvider time,
    ILogger<FileSender> logger
)
{
    public const string ClientName = "channel-uploads";

    /// <summary>Sends a request whose content is the body, or has it within.</summary>
    /// <param name="judge">Of every answer but those of a platform that is away.</param>
    /// <returns>
    /// Fails with <see cref="PublishingErrors.AssetUnreachable"/> where the source did not go on, and with
    /// <see cref="ChannelErrors.PlatformUnavailable"/> where it is not known what the platform has got.
    /// </returns>
    public async Task<Result<T>> SendAsync<T>(
        HttpRequestMessage request,
        FileBody body,
        Func<HttpResponseMessage, CancellationToken, Task<Result<T>>> judge,
        CancellationToken cancellationToken
    )
    {
        var patience = options.Value.StallTimeout;
        using var stall = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stall.Token);
        body.OnStep = () => stall.CancelAfter(patience);
        try
        {
            using (request)
            {
                using var http = clients.CreateClient(ClientName);
                using var response = await http.SendAsync(request, either.Token);
                if (!VendorOutages.IsOutage(response.StatusCode))
                {
                    return await judge(response, either.Token);
                }

                Failing(request.RequestUri?.Host, (int)response.StatusCode);
                return ChannelErrors.PlatformUnavailable with { RetryAfter = response.Headers.RetryAfter?.Delta };
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            body.ReportFailure?.Throw();
            if (!body.IsAtSource && !VendorOutages.IsOutage(exception, cancellationToken))
            {
                throw;
            }

            Broken(exception, request.RequestUri?.Host, body.IsAtSource ? "the file's own side" : "the platform");
            return body.IsAtSource ? PublishingErrors.AssetUnreachable : ChannelErrors.PlatformUnavailable;
        }
    }

    [LoggerMessage(LogLevel.Warning, "An upload to {Host} was answered with {Status}")]
    private partial void Failing(string? host, int status);

    [LoggerMessage(LogLevel.Warning, "An upload to {Host} broke off, at {Side}")]
    private partial void Broken(Exception exception, string? host, string side);
}
