using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Channels.YouTube;

/// <summary>Google's resumable uploads: begun, asked about, and continued, each once and by nobody's retry.</summary>
internal sealed class YouTubeSessions(
    HttpClient http,
    FileSender files,
    IOptions<YouTubeOptions> options,
    TimeProvider time,
    ILogger<YouTubeSessions> logger
) : YouTubeClient(http, time, logger)
{
    private const string GooglesHosts = ".googleapis.com";
    private const string FirstBytes = "bytes=0-";

    private readonly Uri _api = options.Value.ApiBaseUrl;

    public Task<Result<YouTubeSession>> BeginAsync(
        PublishingOrder order,
        long length,
        string contentType,
        CancellationToken cancellationToken
    )
    {
        var address = new Uri(_api, "resumable/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status");
        var request = NewRequest(HttpMethod.Post, address, order.Tokens);
        request.Headers.Add("X-Upload-Content-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("X-Upload-Content-Type", contentType);
        request.Content = JsonContent.Create(YouTubePosts.Draft(order), options: Json);
        return SendAsync<Result<YouTubeSession>>(
            request,
            async response =>
                response switch
                {
                    { IsSuccessStatusCode: true, Headers.Location: { } session } when IsGoogles(session) =>
                        new YouTubeSession(session, length, contentType),
                    { IsSuccessStatusCode: true } => Reject(request, response, "no address of its own to upload to"),
                    _ => await RefusalAsync(request, response, cancellationToken),
                },
            cancellationToken
        );
    }

    /// <summary>How far it is, without sending anything.</summary>
    public Task<Result<YouTubeProgress>> AskAsync(
        YouTubeSession session,
        ChannelTokens tokens,
        CancellationToken cancellationToken
    )
    {
        var request = NewRequest(HttpMethod.Put, session.Address, tokens);
        request.Content = new ByteArrayContent([]);
        request.Content.Headers.ContentRange = new ContentRangeHeaderValue(session.Length);
        return SendAsync(
            request,
            response => ReadAsync(request, response, session, cancellationToken),
            cancellationToken
        );
    }

    /// <param name="body">The file's bytes from the offset on.</param>
    /// <param name="count">How many they are.</param>
    public Task<Result<YouTubeProgress>> SendAsync(
        YouTubeSession session,
        ChannelTokens tokens,
        FileBody body,
        long offset,
        long count,
        CancellationToken cancellationToken
    )
    {
        var request = NewRequest(HttpMethod.Put, session.Address, tokens);
        request.Content = body;
        body.Headers.ContentType = new MediaTypeHeaderValue(session.ContentType);
        body.Headers.ContentRange = new ContentRangeHeaderValue(offset, offset + count - 1, session.Length);
        return files.SendAsync(
            request,
            body,
            (response, bound) => ReadAsync(request, response, session, bound),
            cancellationToken
        );
    }

    private async Task<Result<YouTubeProgress>> ReadAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        YouTubeSession session,
        CancellationToken cancellationToken
    ) =>
        response.StatusCode switch
        {
            HttpStatusCode.PermanentRedirect => new YouTubeProgress(ReceivedBy(response)),
            HttpStatusCode.OK or HttpStatusCode.Created => await ReadVideoAsync(response, session, cancellationToken),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new YouTubeProgress(0, IsGone: true),
            _ => await RefusalAsync(request, response, cancellationToken),
        };

    private async Task<Result<YouTubeProgress>> ReadVideoAsync(
        HttpResponseMessage response,
        YouTubeSession session,
        CancellationToken cancellationToken
    ) =>
        await response.Content.ReadFromJsonAsync<YouTubeVideo>(Json, cancellationToken) is { Id: not null } video
            ? new YouTubeProgress(session.Length, video)
            : ChannelErrors.PlatformUnavailable;

    /// <summary>Google calls an unfinished upload a redirect, and names the bytes that it has as a range.</summary>
    private static long ReceivedBy(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Range", out var ranges)
        && ranges.First() is { } range
        && range.StartsWith(FirstBytes, StringComparison.Ordinal)
        && long.TryParse(range.AsSpan(FirstBytes.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? last + 1
            : 0;

    // The channel's token goes along with the bytes, and nowhere but to Google.
    private bool IsGoogles(Uri address) =>
        address.IsAbsoluteUri
        && address.Scheme == _api.Scheme
        && (address.Authority == _api.Authority || address.Host.EndsWith(GooglesHosts, StringComparison.Ordinal));
}
