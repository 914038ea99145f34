using StreamHub.Domain.Common;

namespace StreamHub.Domain.Videos;

public static class CaptionErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "captions_not_found",
        "The video has no captions in this language."
    );

    /// <param name="line">The first line that is not as it must be, counted from 1.</param>
    public static Error Invalid(int line, string reason) =>
        Error.Invalid(
            "invalid_captions",
            $"These captions are not WebVTT that fits the video. Line {line}: {reason}"
        ) with
        {
            Details = new Dictionary<string, object?> { ["line"] = line, ["reason"] = reason },
        };

    public static readonly Error NoSound = Error.Conflict(
        "video_without_sound",
        "The video has no sound that captions could be made from."
    );

    /// <summary>The vendor writes down what is spoken, and translates nothing.</summary>
    public static Error OnlyAsSpoken(LanguageTag language, LanguageTag spoken) =>
        LanguageNotSupported(language) with
        {
            Message =
                $"The vendor that hosts the video makes captions only in the language that is spoken, which is '{spoken}'.",
        };

    /// <summary>The vendor can't make captions in that language.</summary>
    public static Error LanguageNotSupported(LanguageTag language) =>
        VideoErrors.NotSupportedByVendor with
        {
            Message = $"The vendor that hosts the video does not make captions in '{language}'.",
            Details = new Dictionary<string, object?> { ["language"] = language.Value },
        };
}
