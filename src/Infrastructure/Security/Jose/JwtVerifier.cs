using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace StreamHub.Infrastructure.Security.Jose;

/// <summary>Judges tokens of one kind. Made once and kept; any number of threads may call it.</summary>
public sealed class JwtVerifier(JwtProfile profile, JwsKeySet keys, TimeProvider clock)
{
    public bool TryVerify(ReadOnlySpan<char> token, [NotNullWhen(true)] out JwtClaims? claims, out TokenFailure failure)
    {
        claims = null;
        if (!Jws.TryVerify(token, keys, out VerifiedJws verified, out failure))
        {
            return false;
        }

        failure = Read(verified, out claims);
        return claims is not null;
    }

    private TokenFailure Read(VerifiedJws verified, out JwtClaims? claims)
    {
        claims = null;
        if (!string.Equals(verified.Type, profile.Type, StringComparison.Ordinal))
        {
            return TokenFailure.TypeWrong;
        }

        if (!StrictJson.TryParseObject(verified.Payload, out JsonElement payload))
        {
            return TokenFailure.PayloadNotStrictJson;
        }

        if (!payload.TryGetProperty("iss", out JsonElement issuer) || !issuer.HasText(profile.Issuer))
        {
            return TokenFailure.IssuerWrong;
        }

        if (!IsForUs(payload))
        {
            return TokenFailure.AudienceWrong;
        }

        TokenFailure failure = CheckTimes(payload, out DateTimeOffset expiresAt);
        if (failure == TokenFailure.None)
        {
            claims = new JwtClaims(payload, expiresAt);
        }

        return failure;
    }

    private bool IsForUs(JsonElement payload)
    {
        bool named = payload.TryGetProperty("aud", out JsonElement audience);
        if (profile.Audience is not { } expected)
        {
            return !named;
        }

        if (!named || audience.ValueKind != JsonValueKind.Array)
        {
            return named && audience.HasText(expected);
        }

        bool found = false;
        foreach (JsonElement one in audience.EnumerateArray())
        {
            if (one.ValueKind != JsonValueKind.String)
            {
                return false;
            }

            found |= one.ValueEquals(expected);
        }

        return found;
    }

    private TokenFailure CheckTimes(JsonElement payload, out DateTimeOffset expiresAt)
    {
        expiresAt = default;
        if (!payload.TryGetProperty("exp", out JsonElement expiry))
        {
            return TokenFailure.ExpiryMissing;
        }

        if (
            !NumericDate.TryRead(expiry, out expiresAt)
            || !TryReadOptional(payload, "nbf", out DateTimeOffset notBefore)
            || !TryReadOptional(payload, "iat", out DateTimeOffset issuedAt)
        )
        {
            return TokenFailure.ClaimMalformed;
        }

        DateTimeOffset now = clock.GetUtcNow();
        if (now - profile.Skew >= expiresAt)
        {
            return TokenFailure.Expired;
        }

        DateTimeOffset latest = now + profile.Skew;
        if (latest < notBefore)
        {
            return TokenFailure.NotYetValid;
        }

        return latest < issuedAt ? TokenFailure.IssuedInTheFuture : TokenFailure.None;
    }

    private static bool TryReadOptional(JsonElement payload, string name, out DateTimeOffset date)
    {
        date = DateTimeOffset.MinValue;
        return !payload.TryGetProperty(name, out JsonElement value) || NumericDate.TryRead(value, out date);
    }
}
