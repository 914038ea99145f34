using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Makes access tokens that differ from good ones in one thing.</summary>
public sealed class TokenForge(StreamHubServer server, User user)
{
    private const string Type = "at+jwt";

    private readonly HmacSha256Key _ours = new(server.SigningSecret());

    /// <summary>A good token's three parts.</summary>
    private string[] Parts => user.AccessToken.Split('.');

    /// <summary>Signed with our key, with another claim: null takes the claim away.</summary>
    public string WithClaim(string name, JsonNode? value)
    {
        var claims = Claims();
        claims.Remove(name);
        if (value is not null)
        {
            claims[name] = value;
        }

        return Jws.Sign(JsonSerializer.SerializeToUtf8Bytes(claims), _ours, Type);
    }

    public string OfType(string type) => Jws.Sign(JsonSerializer.SerializeToUtf8Bytes(Claims()), _ours, type);

    public string SignedBy(JwsKey key) => Jws.Sign(JsonSerializer.SerializeToUtf8Bytes(Claims()), key, Type);

    /// <summary>Signed with our key under a header as it is written here.</summary>
    public string WithHeader(string header)
    {
        var signed = $"{Encode(header)}.{Parts[1]}";
        return $"{signed}.{Base64Url.Encode(_ours.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public string WithAlgNone() => $"{Encode("""{"alg":"none","typ":"at+jwt"}""")}.{Parts[1]}.";

    public string WithOtherPayload()
    {
        var claims = Claims();
        claims["sub"] = Guid.NewGuid().ToString();
        return $"{Parts[0]}.{Encode(claims.ToJsonString())}.{Parts[2]}";
    }

    public string WithOtherSignature()
    {
        Base64Url.TryDecode(Parts[2], out var signature);
        signature[0] ^= 1;
        return $"{Parts[0]}.{Parts[1]}.{Base64Url.Encode(signature)}";
    }

    public string WithoutSignature() => $"{Parts[0]}.{Parts[1]}.";

    public string WithParts(int count) =>
        string.Join('.', Enumerable.Range(0, count).Select(index => Parts[Math.Min(index, 2)]));

    private static string Encode(string text) => Base64Url.Encode(Encoding.UTF8.GetBytes(text));

    private JsonObject Claims()
    {
        Base64Url.TryDecode(Parts[1], out var payload);
        return JsonNode.Parse(payload)!.AsObject();
    }
}
