using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamHub.WebApi.Json;

/// <summary>Enums by one name. The platform's converter also takes several, separated by commas, and mixes them.</summary>
internal sealed class EnumNameConverter : JsonConverterFactory
{
    private static readonly JsonStringEnumConverter Names = new(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    public override bool CanConvert(Type typeToConvert) => Names.CanConvert(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)
            Activator.CreateInstance(
                typeof(OneName<>).MakeGenericType(typeToConvert),
                Names.CreateConverter(typeToConvert, options)
            )!;

    private sealed class OneName<T>(JsonConverter<T> names) : JsonConverter<T>
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.GetString()!.Contains(',')
                ? throw new JsonException("One name, not several.")
                : names.Read(ref reader, typeToConvert, options);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            names.Write(writer, value, options);
    }
}
