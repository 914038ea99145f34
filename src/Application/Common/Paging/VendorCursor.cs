using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;

namespace StreamHub.Application.Common.Paging;

/// <summary>The place behind the last row of a list that a vendor keeps: that row's id there.</summary>
public static partial class VendorCursor
{
    private const int MaxLength = 400;

    /// <summary>Opaque to clients.</summary>
    public static string? ToText(string? id) =>
        id is null ? null : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(id));

    /// <param name="prefix">What the vendor's ids of that kind begin with.</param>
    public static bool TryParse(string? text, string prefix, out string? id)
    {
        id = null;
        if (text is null)
        {
            return true;
        }

        if (text.Length is 0 or > MaxLength || !Base64Url.IsValid(text))
        {
            return false;
        }

        var found = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        if (!found.StartsWith(prefix, StringComparison.Ordinal) || !Id.IsMatch(found))
        {
            return false;
        }

        id = found;
        return true;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_]+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Id { get; }
}
