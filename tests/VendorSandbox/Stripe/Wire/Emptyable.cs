using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamHub.VendorSandbox.Stripe.Wire;

/// <summary>A part that an empty text takes away.</summary>
internal sealed record Emptyable<T>(T? Value)
    where T : class;

internal sealed class EmptyableConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Emptyable<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)
            Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<Emptyable<T>>
        where T : class
    {
        public override Emptyable<T> Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("")
                ? new Emptyable<T>(Value: null)
                : new Emptyable<T>(JsonSerializer.Deserialize<T>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, Emptyable<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
