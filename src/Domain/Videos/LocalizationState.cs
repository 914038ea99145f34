namespace StreamHub.Domain.Videos;

public enum LocalizationState
{
    /// <summary>The vendor has not been asked.</summary>
    Queued,

    /// <summary>The vendor has been asked, or may have been.</summary>
    Running,

    Succeeded,

    Failed,
}

/// <summary>Where a vendor is with captions.</summary>
public enum CaptionState
{
    Processing,
    Ready,
    Failed,
}

/// <summary>A video's captions in one language, as its vendor tells them.</summary>
/// <param name="Label">The language's own name for itself, as players show it.</param>
/// <param name="IsGenerated">Made by the vendor, not uploaded.</param>
public sealed record CaptionTrack(LanguageTag Language, string Label, bool IsGenerated, CaptionState State);
