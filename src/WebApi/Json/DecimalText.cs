using System.Globalization;

namespace StreamHub.WebApi.Json;

/// <summary>
/// A number in an address, with a point at most: the framework by itself skips commas, and would read <c>1,5</c> as 15.
/// </summary>
public readonly record struct DecimalText(decimal Value)
{
    public static bool TryParse(string? text, out DecimalText parsed)
    {
        var isNumber = decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var value
        );
        parsed = new DecimalText(value);
        return isNumber;
    }
}
