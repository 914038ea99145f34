using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace StreamHub.WebApi.Json;

/// <summary>An enum's value in an address, spelled as in JSON: the framework by itself reads the C# spelling only.</summary>
public readonly record struct EnumText<T>(T Value) : IParsable<EnumText<T>>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values = Enum.GetValues<T>()
        .ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EnumText<T> result)
    {
        var known = Values.TryGetValue(s ?? string.Empty, out var value);
        result = new EnumText<T>(value);
        return known;
    }

    public static EnumText<T> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var parsed) ? parsed : throw new FormatException($"'{s}' is no {typeof(T).Name}.");
}
