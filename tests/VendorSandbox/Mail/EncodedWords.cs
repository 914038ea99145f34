using System.Text;
using System.Text.RegularExpressions;

namespace StreamHub.VendorSandbox.Mail;

/// <summary>RFC 2047: <c>=?utf-8?B?…?=</c> in a header.</summary>
internal static partial class EncodedWords
{
    public static string Decode(string header) =>
        Word().Replace(Gap().Replace(header, "?==?"), match => DecodeWord(match.Groups));

    private static string DecodeWord(GroupCollection word)
    {
        var (charset, encoding, text) = (word["charset"].Value, word["encoding"].Value, word["text"].Value);
        var bytes = encoding is "B" or "b"
            ? Convert.FromBase64String(text)
            : TransferEncodings.DecodeQuotedPrintable(text.Replace('_', ' '));
        return TransferEncodings.CharsetOf(charset).GetString(bytes);
    }

    [GeneratedRegex(
        @"=\?(?<charset>[^?*]+)(\*[^?]*)?\?(?<encoding>[BbQq])\?(?<text>[^?]*)\?=",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Word();

    /// <summary>White space between two encoded words is no part of the text.</summary>
    [GeneratedRegex(@"\?=\s+=\?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gap();
}
