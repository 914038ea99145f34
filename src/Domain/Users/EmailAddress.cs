using System.Globalization;
using StreamHub.Domain.Common;

namespace StreamHub.Domain.Users;

/// <summary>An address as its owner wrote it, compared without regard to case.</summary>
public sealed record EmailAddress
{
    /// <summary>RFC 5321: 64 for the local part, 255 for the domain, 254 for a path that can be mailed to.</summary>
    public const int MaxLength = 254;

    /// <summary>RFC 1035: a name between the dots of a domain.</summary>
    private const int LabelMaxLength = 63;

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    public string Normalized => Normalize(Value);

    public static Result<EmailAddress> Parse(string? text)
    {
        var value = text?.Trim() ?? string.Empty;
        return IsMailable(value) ? new EmailAddress(value) : UserErrors.EmailInvalid;
    }

    public static string Normalize(string value) => value.Trim().ToLower(CultureInfo.InvariantCulture);

    public static EmailAddress FromStored(string value) => new(value);

    public override string ToString() => Value;

    public bool Equals(EmailAddress? other) => other is not null && Normalized == other.Normalized;

    public override int GetHashCode() => Normalized.GetHashCode(StringComparison.Ordinal);

    private static bool IsMailable(string value)
    {
        var at = value.LastIndexOf('@');
        if (at is < 1 or > 64 || value.Length > MaxLength)
        {
            return false;
        }

        var local = value.AsSpan(0, at);
        var domain = value.AsSpan(at + 1);
        return IsDotAtom(local, isDomain: false)
            && domain.Contains('.')
            && IsDotAtom(domain, isDomain: true)
            && HasProperLabels(domain);
    }

    private static bool IsDotAtom(ReadOnlySpan<char> text, bool isDomain)
    {
        if (text.IsEmpty || text[0] == '.' || text[^1] == '.' || text.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var c in text)
        {
            var allowed =
                char.IsAsciiLetterOrDigit(c) || c is '-' or '.' || (!isDomain && "!#$%&'*+/=?^_`{|}~".Contains(c));
            if (!allowed)
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasProperLabels(ReadOnlySpan<char> domain)
    {
        foreach (var range in domain.Split('.'))
        {
            var label = domain[range];
            if (label.Length > LabelMaxLength || label[0] == '-' || label[^1] == '-')
            {
                return false;
            }
        }

        return true;
    }
}
