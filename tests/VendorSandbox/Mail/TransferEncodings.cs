using System.Globalization;
using System.Text;

namespace StreamHub.VendorSandbox.Mail;

internal static class TransferEncodings
{
    public static byte[] Decode(string encoding, string content) =>
        encoding.Trim().ToUpperInvariant() switch
        {
            "BASE64" => Convert.FromBase64String(string.Concat(content.Where(letter => !char.IsWhiteSpace(letter)))),
            "QUOTED-PRINTABLE" => DecodeQuotedPrintable(content),
            _ => Encoding.Latin1.GetBytes(content),
        };

    public static byte[] DecodeQuotedPrintable(string content)
    {
        var bytes = new List<byte>(content.Length);
        var text = content.Replace("=\r\n", "", StringComparison.Ordinal);
        for (var at = 0; at < text.Length; at++)
        {
            if (
                text[at] == '='
                && at + 2 < text.Length
                && byte.TryParse(
                    text.AsSpan(at + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
            {
                bytes.Add(value);
                at += 2;
            }
            else
            {
                bytes.Add((byte)text[at]);
            }
        }

        return [.. bytes];
    }

    /// <summary>An unknown charset is read as Latin-1, which at least loses no byte.</summary>
    public static Encoding CharsetOf(string? name)
    {
        try
        {
            return name is null ? Encoding.UTF8 : Encoding.GetEncoding(name.Trim('"', ' '));
        }
        catch (ArgumentException)
        {
            return Encoding.Latin1;
        }
    }
}
