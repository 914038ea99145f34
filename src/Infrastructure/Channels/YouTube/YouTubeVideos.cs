using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.Infrastructure.Channels.YouTube;

/// <summary>What a channel has at YouTube.</summary>
internal sealed class YouTubeVideos(
    HttpClient http,
    IOptions<YouTubeOptions> options,
    TimeProvider time,
    ILogger<YouTubeVideos> logger
) : YouTubeClient(http, time, logger)
{
    /// <summary>
    /// Of 50 videos each, newest first: several times what a project may upload in the week after which Google forgets an
    /// upload that was begun.
    /// </summary>
    private const int PagesToSearch = 40;

    public async Task<Result<YouTubeVideo>> FindAsync(
        string id,
        ChannelTokens tokens,
        CancellationToken cancellationToken
    )
    {
        var path = $"videos?part=status,processingDetails&id={Uri.EscapeDataString(id)}";
        var list = await GetAsync<YouTubeList<YouTubeVideo>>(Ask(path, tokens), cancellationToken);
        return list switch
        {
            { IsSuccess: false } => list.Error,
            { Value.Items: [{ Id: not null } video, ..] } => video,
            _ => PublishingErrors.PostMissing,
        };
    }

    /// <summary>Searches the channel's newest uploads for the one with the tag.</summary>
    /// <returns><c>null</c> when none has it.</returns>
    public async Task<Result<YouTubeVideo?>> FindTaggedAsync(
        string tag,
        ChannelTokens tokens,
        CancellationToken cancellationToken
    )
    {
        var channels = await GetAsync<YouTubeList<YouTubeUploads>>(
            Ask("channels?part=contentDetails&mine=true", tokens),
            cancellationToken
        );
        if (!channels.IsSuccess)
        {
            return channels.Error;
        }

        if (channels.Value.Items is not [{ PlaylistId: { } playlist }, ..])
        {
            return ChannelErrors.NoChannelThere;
        }

        string? page = null;
        for (var searched = 0; searched < PagesToSearch; searched++)
        {
            var uploads = await ListAsync(playlist, page, tokens, cancellationToken);
            if (!uploads.IsSuccess)
            {
                return uploads.Error;
            }

            var found = await FindTaggedAsync(uploads.Value.Items ?? [], tag, tokens, cancellationToken);
            if (found is not { IsSuccess: true, Value: null })
            {
                return found;
            }

            page = uploads.Value.NextPageToken;
            if (page is null)
            {
                break;
            }
        }

        return Result.Success<YouTubeVideo?>(value: null);
    }

    private Task<Result<YouTubeList<YouTubePlaylistItem>>> ListAsync(
        string playlist,
        string? page,
        ChannelTokens tokens,
        CancellationToken cancellationToken
    )
    {
        var path = $"playlistItems?part=contentDetails&maxResults=50&playlistId={Uri.EscapeDataString(playlist)}";
        var further = page is null ? "" : $"&pageToken={Uri.EscapeDataString(page)}";
        return GetAsync<YouTubeList<YouTubePlaylistItem>>(Ask(path + further, tokens), cancellationToken);
    }

    private async Task<Result<YouTubeVideo?>> FindTaggedAsync(
        IReadOnlyList<YouTubePlaylistItem> items,
        string tag,
        ChannelTokens tokens,
        CancellationToken cancellationToken
    )
    {
        var ids = items.Select(item => item.ContentDetails?.VideoId).OfType<string>().ToList();
        if (ids.Count == 0)
        {
            return Result.Success<YouTubeVideo?>(value: null);
        }

        var path = $"videos?part=snippet,status,processingDetails&id={Uri.EscapeDataString(string.Join(',', ids))}";
        var videos = await GetAsync<YouTubeList<YouTubeVideo>>(Ask(path, tokens), cancellationToken);
        return videos.IsSuccess
            ? Result.Success(videos.Value.Items?.FirstOrDefault(video => HasTag(video, tag)))
            : videos.Error;
    }

    private static bool HasTag(YouTubeVideo video, string tag) =>
        video is { Id: not null, Snippet.Tags: { } tags } && tags.Contains(tag, StringComparer.OrdinalIgnoreCase);

    private HttpRequestMessage Ask(string path, ChannelTokens tokens) =>
        NewRequest(HttpMethod.Get, new Uri(options.Value.ApiBaseUrl, $"youtube/v3/{path}"), tokens);
}
