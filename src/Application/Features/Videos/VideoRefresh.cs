using StreamHub.Application.Common;
using StreamHub.Application.Features.Webhooks;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>
/// Brings a video up to date by asking its vendor. Our copy is loaded first and the vendor asked then, so that whoever
/// asked earlier loses at commit, and order and repetition don't matter.
/// </summary>
public sealed class VideoRefresh(IVideoProviders providers, IOutbox outbox, TimeProvider time)
{
    public async Task<Result> RunAsync(Video video, CancellationToken cancellationToken)
    {
        var provider = await providers.FindAsync(video.Home, cancellationToken);
        if (!provider.IsSuccess)
        {
            return provider.Error;
        }

        var state = await provider.Value.GetAsync(video.AtVendor, cancellationToken);
        if (state.Error == VideoErrors.NotFound)
        {
            video.LoseAtVendor(time.Now());
            return Result.Success();
        }

        if (!state.IsSuccess)
        {
            return state.Error;
        }

        var wasReady = video.State == VideoState.Ready;
        video.Synchronize(state.Value, time.Now());
        if (video is { AllowDownload: true, State: VideoState.Ready } && !wasReady)
        {
            outbox.Enqueue(new EnableDownload(video.Id));
        }

        // It was renamed before the vendor had anything that a name can be given to.
        if (video.State == VideoState.Ready && !wasReady && state.Value.Title is { } told && told != video.Title)
        {
            outbox.Enqueue(new RenameVendorVideo(video.Id));
        }

        if (state.Value.IsUnwanted)
        {
            outbox.Enqueue(new DeleteVendorVideo(video.Home, video.AtVendor));
        }

        return Result.Success();
    }

    /// <summary>What becomes of a vendor's event about the video.</summary>
    public async Task<Result<WebhookOutcome>> AnswerEventAsync(Video video, CancellationToken cancellationToken)
    {
        var refreshed = await RunAsync(video, cancellationToken);
        if (refreshed.Error == VideoErrors.AccountDisconnected)
        {
            return WebhookOutcome.Ignored(
                "The account was disconnected: there is nothing left to ask the vendor with."
            );
        }

        return refreshed.IsSuccess ? WebhookOutcome.Processed : refreshed.Error;
    }

    /// <summary>Nobody may use the address of an upload that is over.</summary>
    public async Task<Result> CloseUploadAsync(Video video, CancellationToken cancellationToken)
    {
        var provider = await providers.FindAsync(video.Home, cancellationToken);
        return provider.IsSuccess
            ? await provider.Value.CloseUploadAsync(video.AtVendor, cancellationToken)
            : provider.Error;
    }
}
