using System.Buffers.Text;
using System.Text.Json;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Looks into playback tokens, and spoils them.</summary>
public static class PlaybackToken
{
    public static DateTimeOffset ExpiryOf(string token)
    {
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]));
        return DateTimeOffset.FromUnixTimeSeconds(claims.RootElement.GetProperty("exp").GetInt64());
    }

    /// <summary>The same token with another member in its claims.</summary>
    public static string WithClaim(string token, string json)
    {
        var parts = token.Split('.');
        var claims = System.Text.Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]));
        parts[1] = Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes($"{claims[..^1]},{json}}}"));
        return string.Join('.', parts);
    }
}
