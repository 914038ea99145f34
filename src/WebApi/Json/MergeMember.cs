using System.Text.Json;
using System.Text.Json.Serialization;
using StreamHub.Domain.Common;

namespace StreamHub.WebApi.Json;

/// <summary>A member of a JSON merge patch (RFC 7396): absent leaves what there is, <c>null</c> clears it.</summary>
[JsonConverter(typeof(MergeMemberConverter))]
public readonly record struct MergeMember<T>(T? Value, bool IsGiven);

/// <summary>What a merge patch's members mean to a command.</summary>
internal static class MergeMembers
{
    public static Change<string?>? ToChange(this MergeMember<string> member) =>
        member.IsGiven ? new Change<string?>(member.Value) : null;

    public static Change<Guid?>? ToChange(this MergeMember<Guid?> member) =>
        member.IsGiven ? new Change<Guid?>(member.Value) : null;
}

internal sealed class MergeMemberConverter : JsonConverterFactory
{
    public static bool IsMergeMember(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(MergeMember<>);

    public override bool CanConvert(Type typeToConvert) => IsMergeMember(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)
            Activator.CreateInstance(typeof(OfValue<>).MakeGenericType(typeToConvert.GetGenericArguments()[0]))!;

    private sealed class OfValue<T> : JsonConverter<MergeMember<T>>
    {
        public override bool HandleNull => true;

        public override MergeMember<T> Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            reader.TokenType == JsonTokenType.Null
                ? new(default, IsGiven: true)
                : new(ValueConverter(options).Read(ref reader, typeof(T), options), IsGiven: true);

        // Not a serializer within the serializer: what it complains about would lose its place in the body.
        private static JsonConverter<T> ValueConverter(JsonSerializerOptions options) =>
            (JsonConverter<T>)options.GetConverter(typeof(T));

        public override void Write(Utf8JsonWriter writer, MergeMember<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
