using System.Buffers;
using System.Text.Json;

namespace StreamHub.Infrastructure.Security.Jose;

/// <summary>Makes tokens of one kind, which a <see cref="JwtVerifier"/> with the same profile takes.</summary>
public sealed class JwtIssuer(JwtProfile profile, JwsKey key, TimeProvider clock)
{
    public string Issue(
        string subject,
        TimeSpan lifetime,
        out DateTimeOffset expiresAt,
        params ReadOnlySpan<(string Name, string Value)> claims
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lifetime, TimeSpan.FromSeconds(1));

        long issuedAt = clock.GetUtcNow().ToUnixTimeSeconds();
        long expiry = issuedAt + (long)lifetime.TotalSeconds;
        expiresAt = DateTimeOffset.FromUnixTimeSeconds(expiry);

        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer);
        writer.WriteStartObject();
        writer.WriteString("iss", profile.Issuer);
        if (profile.Audience is not null)
        {
            writer.WriteString("aud", profile.Audience);
        }

        writer.WriteString("sub", subject);
        writer.WriteNumber("iat", issuedAt);
        writer.WriteNumber("exp", expiry);

        HashSet<string> written = ["iss", "aud", "sub", "iat", "nbf", "exp"];
        foreach ((string name, string value) in claims)
        {
            if (!written.Add(name))
            {
                throw new ArgumentException($"'{name}' is there already.", nameof(claims));
            }

            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.Flush();
        return Jws.Sign(buffer.WrittenSpan, key, profile.Type);
    }
}
