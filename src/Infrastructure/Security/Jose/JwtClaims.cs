using System.Text.Json;

namespace StreamHub.Infrastructure.Security.Jose;

/// <summary>What a token says, after its signature, kind and times have been found good.</summary>
public sealed class JwtClaims
{
    private readonly JsonElement _payload;

    internal JwtClaims(JsonElement payload, DateTimeOffset expiresAt)
    {
        _payload = payload;
        ExpiresAt = expiresAt;
        Subject = Text("sub");
    }

    public DateTimeOffset ExpiresAt { get; }

    public string? Subject { get; }

    public bool Has(string name) => _payload.TryGetProperty(name, out _);

    /// <summary>The claim where it is a string; null where it is absent or anything else.</summary>
    public string? Text(string name) =>
        _payload.TryGetProperty(name, out JsonElement value) && value.TryGetText(out string? text) ? text : null;
}
