using StreamHub.Domain.Common;

namespace StreamHub.Domain.Videos;

/// <summary>A part of a video, from one whole second to another.</summary>
public sealed record ClipSpan
{
    private ClipSpan(int startSeconds, int endSeconds) => (StartSeconds, EndSeconds) = (startSeconds, endSeconds);

    public int StartSeconds { get; }

    public int EndSeconds { get; }

    /// <returns>Fails with <see cref="VideoErrors.ClipOutOfBounds"/>, which tells how long the video is.</returns>
    public static Result<ClipSpan> Of(Video source, int startSeconds, int endSeconds)
    {
        var isInside =
            startSeconds >= 0
            && startSeconds < endSeconds
            && (source.DurationMilliseconds is not { } length || endSeconds * 1_000L <= length);
        return isInside
            ? new ClipSpan(startSeconds, endSeconds)
            : VideoErrors.ClipOutOfBounds with
            {
                Details = new Dictionary<string, object?>
                {
                    ["durationSeconds"] = source.DurationMilliseconds / 1_000m,
                },
            };
    }
}
