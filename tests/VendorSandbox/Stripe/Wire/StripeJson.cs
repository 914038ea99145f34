using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamHub.VendorSandbox.Stripe.Wire;

internal static class StripeJson
{
    public static JsonSerializerOptions Answers { get; } =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Forms know only text: numbers and booleans are read from it, and a nested field must be a known one.</summary>
    public static JsonSerializerOptions Parameters { get; } =
        new(Answers)
        {
            NumberHandling = JsonNumberHandling.AllowReadingFromString,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            Converters = { new FormBoolean(), new EmptyableConverter() },
        };

    private sealed class FormBoolean : JsonConverter<bool>
    {
        public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            bool.TryParse(reader.GetString(), out var value) ? value : throw new JsonException("Not a boolean.");

        public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) =>
            writer.WriteBooleanValue(value);
    }
}
