using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamHub.WebApi.Json;

/// <summary>Refuses text that no database can keep: NUL, and halves of surrogate pairs.</summary>
internal sealed class StrictStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("Not a text.");
        }

        try
        {
            var text = reader.GetString();
            return text?.Contains('\0') == true ? throw new JsonException("NUL is not allowed.") : text;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("Not valid Unicode.", exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
