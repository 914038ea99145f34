using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using StreamHub.VendorSandbox.Hosting;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>Who asks, and whether for the stream or for the file.</summary>
public sealed record Viewer(IPAddress? Address, bool Downloads);

/// <param name="AccountId">The account whose key says so: it speaks for its own videos only.</param>
public sealed record OpenedVideo(string Uid, string? AccountId);

/// <summary>Signs playback tokens, and decides which video a token of anybody's making opens.</summary>
public sealed class PlaybackTokens(SigningKeys keys, TimeProvider clock)
{
    private const long LongestLifeSeconds = 24 * 60 * 60;
    private const long ClockSkewSeconds = 60;

    public long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    public string Sign(JsonObject claims, string keyId, string privatePem)
    {
        if (claims["exp"]!.GetValue<long>() - Now > LongestLifeSeconds)
        {
            throw CloudflareException.BadRequest("exp must be at most 24 hours from now");
        }

        return Rs256Token.Sign(new JsonObject { ["alg"] = "RS256", ["kid"] = keyId }, claims, privatePem);
    }

    /// <summary>The video that the token opens for this viewer, or null when it opens none.</summary>
    public OpenedVideo? Open(string token, Viewer viewer)
    {
        try
        {
            return
                Verified(token) is var (claims, key)
                && IsTimely(claims)
                && Admits(claims, viewer)
                && claims["sub"]?.GetValue<string>() is { } uid
                ? new OpenedVideo(uid, key.AccountId)
                : null;
        }
        catch (Exception malformed) when (malformed is FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool Admits(JsonObject claims, Viewer viewer)
    {
        if (viewer.Downloads && claims["downloadable"]?.GetValue<bool>() != true)
        {
            return false;
        }

        return AccessRules.Admit(claims["accessRules"] as JsonArray, viewer.Address);
    }

    /// <summary>Cloudflare's own examples carry times as numbers and as strings.</summary>
    private static long? TimeOf(JsonObject claims, string name) =>
        claims[name]?.GetValueKind() switch
        {
            JsonValueKind.Number => (long)claims[name]!.GetValue<double>(),
            JsonValueKind.String => long.Parse(claims[name]!.GetValue<string>()),
            null => null,
            _ => throw new FormatException($"{name} is not a time."),
        };

    private (JsonObject Claims, SigningKey Key)? Verified(string token)
    {
        if (Rs256Token.Read(token) is not { } read || read.Header["kid"]?.GetValue<string>() is not { } keyId)
        {
            return null;
        }

        return
            keys.Find(keyId) is { } key
            && (read.Claims["kid"] is not { } kid || kid.GetValue<string>() == keyId)
            && read.IsSignedBy(key.PrivatePem)
            ? (read.Claims, key)
            : null;
    }

    private bool IsTimely(JsonObject claims) =>
        TimeOf(claims, "exp") is { } expires
        && expires > Now
        && expires - Now <= LongestLifeSeconds + ClockSkewSeconds
        && (TimeOf(claims, "nbf") is not { } notBefore || notBefore <= Now);
}
