using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.Infrastructure.Channels.YouTube;

/// <summary>
/// Uploads to YouTube by Google's resumable protocol. A session makes one video at most, and it is kept before its first
/// byte: whoever goes on asks Google how far the session is. Only of a session that Google has forgotten is the video looked
/// for, by its tag, before another one is begun.
/// </summary>
internal sealed class YouTubePublisher(YouTubeSessions sessions, YouTubeVideos videos, IOptions<YouTubeOptions> options)
    : IChannelPublisher
{
    public Platform Platform => Platform.Youtube;

    public async Task<Result<PlatformPost>> PublishAsync(
        PublishingOrder order,
        IPublishingJournal journal,
        CancellationToken cancellationToken
    )
    {
        if (order is { PublishAt: not null, Privacy: not PublishingPrivacy.Public })
        {
            return PublishingErrors.ScheduleUnfit;
        }

        if (YouTubeSession.Read(journal.Session) is { } session)
        {
            var progress = await sessions.AskAsync(session, order.Tokens, cancellationToken);
            if (progress is not { IsSuccess: true, Value.IsGone: true })
            {
                return await GoOnAsync(session, progress, order, journal, cancellationToken);
            }
        }
        else if (!journal.MayHavePosted)
        {
            return await BeginAsync(order, journal, cancellationToken);
        }

        var posted = await videos.FindTaggedAsync(order.Marker, order.Tokens, cancellationToken);
        return posted switch
        {
            { IsSuccess: false } => posted.Error,
            { Value: { } video } => YouTubePosts.Judge(video, order.Privacy),
            _ => await BeginAsync(order, journal, cancellationToken),
        };
    }

    public async Task<Result<PlatformPost>> FindAsync(
        string postId,
        PublishingPrivacy asked,
        ChannelTokens tokens,
        CancellationToken cancellationToken
    )
    {
        var video = await videos.FindAsync(postId, tokens, cancellationToken);
        return video.IsSuccess ? YouTubePosts.Judge(video.Value, asked) : video.Error;
    }

    private async Task<Result<PlatformPost>> BeginAsync(
        PublishingOrder order,
        IPublishingJournal journal,
        CancellationToken cancellationToken
    )
    {
        await using var file = new YouTubeFile(order.Open);
        var opened = await file.SeekAsync(0, cancellationToken);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var asset = opened.Value;
        if (!asset.ContentType.StartsWith("video/", StringComparison.Ordinal) || !Profile.TakesFileOf(asset.Length))
        {
            return PublishingErrors.AssetUnfit;
        }

        var begun = await sessions.BeginAsync(order, asset.Length, asset.ContentType, cancellationToken);
        if (!begun.IsSuccess)
        {
            return begun.Error;
        }

        await journal.SaveSessionAsync(begun.Value.Keep(), cancellationToken);
        return await SendAllAsync(begun.Value, 0, file, order, journal, cancellationToken);
    }

    private async Task<Result<PlatformPost>> GoOnAsync(
        YouTubeSession session,
        Result<YouTubeProgress> progress,
        PublishingOrder order,
        IPublishingJournal journal,
        CancellationToken cancellationToken
    )
    {
        if (!progress.IsSuccess)
        {
            return progress.Error;
        }

        if (progress.Value.Video is { } video)
        {
            return YouTubePosts.Judge(video, order.Privacy);
        }

        await using var file = new YouTubeFile(order.Open);
        return await SendAllAsync(session, progress.Value.Received, file, order, journal, cancellationToken);
    }

    private async Task<Result<PlatformPost>> SendAllAsync(
        YouTubeSession session,
        long offset,
        YouTubeFile file,
        PublishingOrder order,
        IPublishingJournal journal,
        CancellationToken cancellationToken
    )
    {
        while (offset < session.Length)
        {
            await journal.ReportAsync(offset, session.Length, cancellationToken);
            var progress = await SendNextAsync(session, offset, file, order, journal, cancellationToken);
            var broken =
                progress.Error is { } error && error.Code == ChannelErrors.PlatformUnavailable.Code ? error : null;
            if (broken is not null)
            {
                progress = await sessions.AskAsync(session, order.Tokens, cancellationToken);
            }

            if (!progress.IsSuccess)
            {
                return progress.Error;
            }

            if (progress.Value.Video is { } video)
            {
                return YouTubePosts.Judge(video, order.Privacy);
            }

            if (progress.Value.IsGone || progress.Value.Received <= offset)
            {
                // No use in going on at once; whoever comes later asks the session first.
                return broken ?? ChannelErrors.PlatformUnavailable;
            }

            offset = progress.Value.Received;
        }

        // It has all and has not said what it made of it: that is asked for later.
        return PublishingErrors.AnswerLost;
    }

    private async Task<Result<YouTubeProgress>> SendNextAsync(
        YouTubeSession session,
        long offset,
        YouTubeFile file,
        PublishingOrder order,
        IPublishingJournal journal,
        CancellationToken cancellationToken
    )
    {
        var opened = await file.SeekAsync(offset, cancellationToken);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        if (opened.Value.Length != session.Length)
        {
            return PublishingErrors.AssetChanged;
        }

        var count = Math.Min(options.Value.ChunkSize, session.Length - offset);
        if (offset + count == session.Length)
        {
            await journal.AboutToPostAsync(cancellationToken);
        }

        var body = new FileBody(
            opened.Value.Content,
            count,
            (sent, bound) => journal.ReportAsync(offset + sent, session.Length, bound)
        );
        var progress = await sessions.SendAsync(session, order.Tokens, body, offset, count, cancellationToken);
        file.Stands(progress is { IsSuccess: true, Value.Received: var at } && at == offset + count ? at : null);
        return progress;
    }

    private static PlatformProfile Profile => PlatformCatalogue.Of(Platform.Youtube);
}
