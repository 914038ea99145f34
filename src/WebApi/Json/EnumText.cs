using System.Text.Json;

namespace StreamHub.WebApi.Json;

/// <summary>An enum's value in an address, spelled as in JSON: the framework by itself reads the C# spelling only.</summary>
public readonly record struct EnumText<T>(T Value)
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values = Enum.GetValues<T>()
        .ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);

    public static bool TryParse(string? text, out EnumText<T> parsed)
    {
        var known = Values.TryGetValue(text ?? string.Empty, out var value);
        parsed = new EnumText<T>(value);
        return known;
    }
}
