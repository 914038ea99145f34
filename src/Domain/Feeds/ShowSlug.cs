using System.Text.RegularExpressions;

namespace StreamHub.Domain.Feeds;

/// <summary>A show's name in its feed's address: small letters, digits, and single hyphens between them.</summary>
public static partial class ShowSlug
{
    public const int MinLength = 3;
    public const int MaxLength = 60;

    /// <summary>Where subscribers' feeds are.</summary>
    public const string Reserved = "private";

    public static bool IsSlug(string? text) =>
        text is { Length: >= MinLength and <= MaxLength } && text != Reserved && WellFormed.IsMatch(text);

    // Dollar alone would also take a line's end.
    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex WellFormed { get; }
}
