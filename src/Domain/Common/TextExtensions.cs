namespace StreamHub.Domain.Common;

public static class TextExtensions
{
    /// <summary>At most so long, and never ending in half a surrogate pair, which no database keeps.</summary>
    public static string Shorten(this string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        return char.IsHighSurrogate(text[maxLength - 1]) ? text[..(maxLength - 1)] : text[..maxLength];
    }
}
