using System.Buffers;
using Codec = System.Buffers.Text.Base64Url;

namespace StreamHub.Infrastructure.Security.Jose;

/// <summary>
/// Base64url exactly as RFC 7515 writes it: one text for one value. The platform's decoder also takes padding and
/// white space, so the shape is judged here and only the arithmetic is left to it.
/// </summary>
public static class Base64Url
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static readonly SearchValues<char> AlphabetSet = SearchValues.Create(Alphabet);

    public static string Encode(ReadOnlySpan<byte> bytes) => Codec.EncodeToString(bytes);

    public static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        if (!IsCanonical(text))
        {
            return false;
        }

        bytes = Codec.DecodeFromChars(text);
        return true;
    }

    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> destination, out int written)
    {
        written = 0;
        return IsCanonical(text) && Codec.TryDecodeFromChars(text, destination, out written);
    }

    private static bool IsCanonical(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExcept(AlphabetSet)
        && (text.Length % 4) switch
        {
            0 => true,
            2 => (Alphabet.IndexOf(text[^1]) & 0b1111) == 0,
            3 => (Alphabet.IndexOf(text[^1]) & 0b11) == 0,
            _ => false,
        };
}
