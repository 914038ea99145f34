using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Captions;

/// <param name="Label">The language's own name for itself, as players show it.</param>
/// <param name="IsGenerated">Made by the vendor, not uploaded.</param>
public sealed record CaptionResponse(string Language, string Label, bool IsGenerated, CaptionState State)
{
    public static CaptionResponse Of(CaptionTrack track) =>
        new(track.Language.Value, track.Label, track.IsGenerated, track.State);
}
