using System.Diagnostics.CodeAnalysis;

namespace StreamHub.Domain.Common;

public static class TextLimits
{
    /// <summary>The beginning of a text that is too long, without half a surrogate pair at its end: no database keeps that.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Shorten(this string? text, int maxLength)
    {
        if (text is null || text.Length <= maxLength)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)];
    }
}
