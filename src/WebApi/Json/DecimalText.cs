using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StreamHub.WebApi.Json;

/// <summary>
/// A number in an address, with a point at most: the framework by itself skips commas, and would read <c>1,5</c> as 15.
/// </summary>
public readonly record struct DecimalText(decimal Value) : IParsable<DecimalText>
{
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DecimalText result)
    {
        var isNumber = decimal.TryParse(s, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value);
        result = new DecimalText(value);
        return isNumber;
    }

    public static DecimalText Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var parsed) ? parsed : throw new FormatException($"'{s}' is no number.");
}
