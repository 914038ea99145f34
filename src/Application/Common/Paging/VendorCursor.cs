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
    public static bool IsCursor(string text, string prefix) => Parse(text, prefix) is not null;

    /// <returns>The vendor's id; <c>null</c> for no cursor.</returns>
    public static string? Parse(string? text, string prefix)
    {
        if (text?.Length is null or 0 or > MaxLength || !Base64Url.IsValid(text))
        {
            return null;
        }

        var id = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        return id.StartsWith(prefix, StringComparison.Ordinal) && Id.IsMatch(id) ? id : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_]+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Id { get; }
}
