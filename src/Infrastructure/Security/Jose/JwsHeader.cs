using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StreamHub.Infrastructure.Security.Jose;

internal readonly record struct JwsHeader(string Algorithm, string? KeyId, string? Type)
{
    private const int MaxTypeLength = 64;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Extensions that would change what is verified, and keys that the sender brings along.</summary>
    private static readonly string[] Refused = ["crit", "b64", "jwk", "jku", "x5u", "x5c"];

    public static TokenFailure Read(ReadOnlySpan<byte> utf8, out JwsHeader header)
    {
        header = default;
        if (!StrictJson.TryParseObject(utf8, out JsonElement root))
        {
            return TokenFailure.HeaderNotStrictJson;
        }

        foreach (string name in Refused)
        {
            if (root.TryGetProperty(name, out _))
            {
                return TokenFailure.HeaderMemberRefused;
            }
        }

        if (
            !root.TryGetOptionalText("alg", out string? algorithm)
            || algorithm is null
            || !root.TryGetOptionalText("kid", out string? keyId)
            || (keyId is not null && !JwsKey.IsKeyId(keyId))
            || !root.TryGetOptionalText("typ", out string? type)
            || type?.Length > MaxTypeLength
        )
        {
            return TokenFailure.HeaderMemberRefused;
        }

        header = new JwsHeader(algorithm, keyId, type);
        return TokenFailure.None;
    }

    public byte[] Write()
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer, Plain);
        writer.WriteStartObject();
        writer.WriteString("alg", Algorithm);
        if (KeyId is not null)
        {
            writer.WriteString("kid", KeyId);
        }

        if (Type is not null)
        {
            writer.WriteString("typ", Type);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
