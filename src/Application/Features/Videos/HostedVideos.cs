using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

/// <summary>A video of the caller's, and who speaks for its home.</summary>
public sealed record HostedVideo(Video Video, IVideoProvider Provider);

/// <summary>Finds videos together with their vendors.</summary>
public sealed class HostedVideos(IReadRepository<Video> videos, IVideoProviders providers)
{
    /// <returns>Fails with <see cref="VideoErrors.NotFound"/>, or as <see cref="IVideoProviders.FindAsync"/>.</returns>
    public async Task<Result<HostedVideo>> FindAsync(Guid videoId, CancellationToken cancellationToken)
    {
        var video = await videos.FirstOrDefaultAsync(new WholeVideoById(videoId), cancellationToken);
        if (video is null)
        {
            return VideoErrors.NotFound;
        }

        var provider = await providers.FindAsync(video.Home, cancellationToken);
        return provider.IsSuccess ? new HostedVideo(video, provider.Value) : provider.Error;
    }

    /// <returns>Besides, <see cref="VideoErrors.NotReady"/>: the vendor has nothing yet to work on.</returns>
    public async Task<Result<HostedVideo>> FindReadyAsync(Guid videoId, CancellationToken cancellationToken)
    {
        var hosted = await FindAsync(videoId, cancellationToken);
        return hosted.IsSuccess && hosted.Value.Video.State != VideoState.Ready ? VideoErrors.NotReady : hosted;
    }
}
