using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace StreamHub.Infrastructure.Security.Jose;

internal static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>One JSON object in well-formed UTF-8, no member twice, no comments, nothing around it.</summary>
    public static bool TryParseObject(ReadOnlySpan<byte> utf8, out JsonElement root)
    {
        root = default;
        if (!Utf8.IsValid(utf8))
        {
            return false;
        }

        try
        {
            root = JsonElement.Parse(utf8, Options);
        }
        catch (Exception refused) when (refused is JsonException or InvalidOperationException)
        {
            return false;
        }

        return root.ValueKind == JsonValueKind.Object;
    }

    /// <summary>The string, unless the value is something else or holds half a surrogate pair.</summary>
    public static bool TryGetText(this JsonElement value, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        try
        {
            text = value.GetString();
        }
        catch (InvalidOperationException)
        {
            return false;
        }

        return text is not null;
    }

    public static bool HasText(this JsonElement value, string expected) =>
        value.ValueKind == JsonValueKind.String && value.ValueEquals(expected);

    /// <summary>False only where the member is there and is no text; an absent one leaves null.</summary>
    public static bool TryGetOptionalText(this JsonElement root, string name, out string? text)
    {
        text = null;
        return !root.TryGetProperty(name, out JsonElement value) || value.TryGetText(out text);
    }
}
