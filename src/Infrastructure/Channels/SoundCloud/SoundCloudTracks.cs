using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.Infrastructure.Channels.SoundCloud;

/// <summary>The tracks of an account at SoundCloud.</summary>
internal sealed class SoundCloudTracks(
    HttpClient http,
    FileSender files,
    IOptions<SoundCloudOptions> options,
    ILogger<SoundCloudTracks> logger
) : PlatformClient(http, "soundcloud", logger)
{
    /// <summary>As many as SoundCloud lists at once. A track whose answer was lost is among the newest.</summary>
    private const int TracksToSearch = 200;

    public async Task<Result<SoundCloudTrack>> FindAsync(
        string urn,
        ChannelTokens tokens,
        CancellationToken cancellationToken
    )
    {
        var request = NewRequest(HttpMethod.Get, $"tracks/{Uri.EscapeDataString(urn)}", tokens);
        return await GetAsync<SoundCloudTrack>(request, cancellationToken);
    }

    /// <returns><c>null</c> when none of the newest has the tag.</returns>
    public async Task<Result<SoundCloudTrack?>> FindTaggedAsync(
        string tag,
        ChannelTokens tokens,
        CancellationToken cancellationToken
    )
    {
        var path = $"me/tracks?limit={TracksToSearch}&sort=desc&linked_partitioning=true";
        var page = await GetAsync<SoundCloudPage>(NewRequest(HttpMethod.Get, path, tokens), cancellationToken);
        return page.IsSuccess
            ? Result.Success(page.Value.Collection?.FirstOrDefault(track => SoundCloudPosts.HasTag(track, tag)))
            : page.Error;
    }

    /// <summary>Sends the whole file. SoundCloud can't take one in parts.</summary>
    /// <param name="body">The file.</param>
    public Task<Result<SoundCloudTrack>> PostAsync(
        PublishingOrder order,
        FileBody body,
        string contentType,
        CancellationToken cancellationToken
    )
    {
        var request = NewRequest(HttpMethod.Post, "tracks", order.Tokens);
        body.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        request.Content = SoundCloudPosts.Form(order, body);
        return files.SendAsync<SoundCloudTrack>(
            request,
            body,
            async (response, bound) =>
                !response.IsSuccessStatusCode ? await RefusalAsync(request, response, bound)
                : await response.Content.ReadFromJsonAsync<SoundCloudTrack>(Json, bound) is { Urn: not null } track
                    ? track
                : ChannelErrors.PlatformUnavailable,
            cancellationToken
        );
    }

    protected override async Task<Error> RefusalAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        var message = await MessageAsync(response, cancellationToken);
        var rejected = Reject(request, response, message);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => ChannelErrors.ConsentRevoked,
            HttpStatusCode.NotFound when request.Method == HttpMethod.Get => PublishingErrors.PostMissing,
            HttpStatusCode.RequestEntityTooLarge => PublishingErrors.AssetUnfit,
            HttpStatusCode.UnprocessableEntity when message.Contains("asset_data", StringComparison.Ordinal) =>
                PublishingErrors.AssetUnfit,
            _ => rejected with { Details = new Dictionary<string, object?> { ["reason"] = message } },
        };
    }

    private async Task<string> MessageAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        const string None = "no reason";
        try
        {
            return (await response.Content.ReadFromJsonAsync<SoundCloudRefusal>(Json, cancellationToken))?.Message
                ?? None;
        }
        catch (JsonException)
        {
            // Some refusals come as an empty line of plain text.
            return None;
        }
    }

    private HttpRequestMessage NewRequest(HttpMethod method, string path, ChannelTokens tokens)
    {
        var request = new HttpRequestMessage(method, new Uri(options.Value.ApiBaseUrl, path));
        request.Headers.Authorization = SoundCloudProvider.SpeakingFor(tokens.AccessToken);
        return request;
    }
}
