using System.Collections.Frozen;

namespace StreamHub.Domain.Videos;

/// <summary>From which state a video may come into which. Staying where it is counts as no move.</summary>
public static class VideoMoves
{
    private static readonly FrozenDictionary<VideoState, VideoState[]> Legal = new Dictionary<VideoState, VideoState[]>
    {
        [VideoState.WaitingForUpload] =
        [
            VideoState.Uploading,
            VideoState.Processing,
            VideoState.Ready,
            VideoState.Failed,
            VideoState.Deleted,
        ],
        [VideoState.Uploading] = [VideoState.Processing, VideoState.Ready, VideoState.Failed, VideoState.Deleted],
        [VideoState.Processing] = [VideoState.Ready, VideoState.Failed, VideoState.Deleted],
        [VideoState.Ready] = [VideoState.Failed, VideoState.Deleted],
        // A vendor may try again, and a file may come after its upload was thought to be over.
        [VideoState.Failed] = [VideoState.Processing, VideoState.Ready, VideoState.Deleted],
        [VideoState.Deleted] = [],
    }.ToFrozenDictionary();

    public static bool IsLegal(VideoState from, VideoState to) => Legal[from].Contains(to);
}
