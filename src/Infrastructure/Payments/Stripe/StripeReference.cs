using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamHub.Infrastructure.Payments.Stripe;

internal interface IStripeObject
{
    string Id { get; }
}

/// <summary>Another object of Stripe's: its id, or all of it where that was asked for.</summary>
/// <param name="Object"><c>null</c> where only the id was told.</param>
[JsonConverter(typeof(StripeReferenceConverter))]
internal sealed record StripeReference<T>(string Id, T? Object = null)
    where T : class, IStripeObject;

internal sealed class StripeReferenceConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(StripeReference<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<StripeReference<T>>
        where T : class, IStripeObject
    {
        public override StripeReference<T> Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        )
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                return new StripeReference<T>(reader.GetString()!);
            }

            var expanded =
                JsonSerializer.Deserialize<T>(ref reader, options)
                ?? throw new JsonException("The object that was asked for is null.");
            return new StripeReference<T>(expanded.Id, expanded);
        }

        public override void Write(Utf8JsonWriter writer, StripeReference<T> value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Id);
    }
}
