using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;
using StreamHub.Domain.Publishing;

namespace StreamHub.Infrastructure.Channels.SoundCloud;

/// <summary>
/// Uploads to SoundCloud, in one request that can't be gone on with. Where its outcome is not known, the account's newest tracks
/// are searched for the job's tag before it is sent again.
/// </summary>
internal sealed class SoundCloudPublisher(SoundCloudTracks tracks) : IChannelPublisher
{
    public Platform Platform => Platform.Soundcloud;

    public async Task<Result<PlatformPost>> PublishAsync(
        PublishingOrder order,
        IPublishingJournal journal,
        CancellationToken cancellationToken
    )
    {
        if (order.PublishAt is not null)
        {
            return PublishingErrors.ScheduleUnfit;
        }

        if (!journal.MayHavePosted)
        {
            return await PostAsync(order, journal, cancellationToken);
        }

        var tag = SoundCloudPosts.TagOf(order.Marker);
        var posted = await tracks.FindTaggedAsync(tag, order.Tokens, cancellationToken);
        return posted switch
        {
            { IsSuccess: false } => posted.Error,
            { Value: { } track } => SoundCloudPosts.Judge(track, order.Privacy),
            _ => await PostAsync(order, journal, cancellationToken),
        };
    }

    public async Task<Result<PlatformPost>> FindAsync(
        string postId,
        PublishingPrivacy asked,
        ChannelTokens tokens,
        CancellationToken cancellationToken
    )
    {
        var track = await tracks.FindAsync(postId, tokens, cancellationToken);
        return track.IsSuccess ? SoundCloudPosts.Judge(track.Value, asked) : track.Error;
    }

    private async Task<Result<PlatformPost>> PostAsync(
        PublishingOrder order,
        IPublishingJournal journal,
        CancellationToken cancellationToken
    )
    {
        var opened = await order.Open(0, cancellationToken);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        await using var asset = opened.Value;
        if (!IsSound(asset.ContentType) || !PlatformCatalogue.Of(Platform).TakesFileOf(asset.Length))
        {
            return PublishingErrors.AssetUnfit;
        }

        await journal.AboutToPostAsync(cancellationToken);
        var body = new FileBody(
            asset.Content,
            asset.Length,
            (sent, bound) => journal.ReportAsync(sent, asset.Length, bound)
        );
        var track = await tracks.PostAsync(order, body, asset.ContentType, cancellationToken);
        return track switch
        {
            { IsSuccess: true } => SoundCloudPosts.Judge(track.Value, order.Privacy),
            { Error: { Code: var code } error } when code == ChannelErrors.PlatformUnavailable.Code =>
                PublishingErrors.AnswerLost with
                {
                    RetryAfter = error.RetryAfter ?? PublishingErrors.AnswerLost.RetryAfter,
                },
            _ => track.Error,
        };
    }

    private static bool IsSound(string contentType) =>
        contentType.StartsWith("audio/", StringComparison.Ordinal) || contentType == "application/ogg";
}
