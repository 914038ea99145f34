using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using StreamHub.Infrastructure.Security.Jose;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Contracts;

/// <summary>Another JOSE implementation accepts our tokens, and refuses what became of them on the way.</summary>
public sealed class TokenTests(TokenTests.Server server) : IClassFixture<TokenTests.Server>
{
    private const string Uploads = "/api/v1/videos/uploads";

    [Fact]
    public async Task Jose_verifies_our_access_token_and_refuses_altered_ones()
    {
        NodeTools.SkipWhenMissing();
        var user = await server.RegisterAsync();
        var secret = Encoding.UTF8.GetString(server.SigningSecret());
        var forge = new TokenForge(server, user);
        object Case(string token, string key) =>
            new
            {
                token,
                secret = key,
                options = AccessTokenProfile,
            };

        var verdicts = await NodeScript.RunAsync(
            "jose-verify.mjs",
            new[]
            {
                Case(user.AccessToken, secret),
                Case(forge.WithOtherPayload(), secret),
                Case(forge.WithOtherSignature(), secret),
                Case(forge.WithAlgNone(), secret),
                Case(forge.OfType("JWT"), secret),
                Case(user.AccessToken, new string('x', 44)),
            }
        );

        Reasons(verdicts)
            .ShouldBe([
                "",
                "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
                "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
                "ERR_JOSE_ALG_NOT_ALLOWED",
                "ERR_JWT_CLAIM_VALIDATION_FAILED",
                "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
            ]);
        verdicts[0].GetProperty("payload").GetProperty("sub").GetGuid().ShouldBe(user.Id);
    }

    [Fact]
    public async Task Jose_verifies_our_playback_token_with_the_public_key_and_refuses_altered_ones()
    {
        NodeTools.SkipWhenMissing();
        var user = await server.RegisterAsync();
        var token = (await user.StartPlaybackAsync(Guid.Parse(await ReadyVideoAsync(user)))).Text("token");
        var made = server.Exchanges.All.Single(exchange =>
            exchange.Path.EndsWith("/stream/keys", StringComparison.Ordinal)
        );
        var (keyId, jwk) = PublicPartOf(made.AnswerAt("result", "jwk"));
        object Case(string altered) =>
            new
            {
                token = altered,
                jwk,
                options = PlaybackProfile,
            };

        var verdicts = await NodeScript.RunAsync(
            "jose-verify.mjs",
            new[] { Case(token), Case(WithOtherSubject(token)), Case(SignedByPublicKey(token, jwk)) }
        );

        Reasons(verdicts).ShouldBe(["", "ERR_JWS_SIGNATURE_VERIFICATION_FAILED", "ERR_JOSE_ALG_NOT_ALLOWED"]);
        verdicts[0].GetProperty("header").GetProperty("kid").GetString().ShouldBe(keyId);
        verdicts[0].GetProperty("payload").GetProperty("kid").GetString().ShouldBe(keyId);
    }

    private static object AccessTokenProfile =>
        new
        {
            algorithms = new[] { "HS256" },
            issuer = "streamhub",
            audience = "streamhub-clients",
            typ = "at+jwt",
            requiredClaims = new[] { "sub", "sid", "exp", "iat" },
        };

    private static object PlaybackProfile =>
        new { algorithms = new[] { "RS256" }, requiredClaims = new[] { "sub", "kid", "exp" } };

    /// <summary>jose's code of each refusal; empty where it accepted.</summary>
    private static IEnumerable<string> Reasons(JsonElement verdicts) =>
        verdicts
            .EnumerateArray()
            .Select(verdict =>
                verdict.GetProperty("accepted").GetBoolean()
                    ? ""
                    : verdict.GetProperty("reason").GetString()!.Split(':')[0]
            );

    private static (string KeyId, JsonObject Jwk) PublicPartOf(string privateJwk)
    {
        var key = JsonNode.Parse(Convert.FromBase64String(privateJwk))!.AsObject();
        foreach (var name in new[] { "d", "p", "q", "dp", "dq", "qi" })
        {
            key.Remove(name);
        }

        return (key["kid"]!.GetValue<string>(), key);
    }

    private static string WithOtherSubject(string token)
    {
        var parts = token.Split('.');
        var claims = ClaimsOf(token);
        claims["sub"] = "0123456789abcdef0123456789abcdef";
        return $"{parts[0]}.{Base64Url.Encode(Encoding.UTF8.GetBytes(claims.ToJsonString()))}.{parts[2]}";
    }

    // The old trick: everybody knows the public key, so a verifier must not take it for a shared secret.
    private static string SignedByPublicKey(string token, JsonObject jwk)
    {
        Base64Url.TryDecode(jwk["n"]!.GetValue<string>(), out var modulus);
        return Jws.Sign(Encoding.UTF8.GetBytes(ClaimsOf(token).ToJsonString()), new HmacSha256Key(modulus));
    }

    private static JsonObject ClaimsOf(string token)
    {
        Base64Url.TryDecode(token.Split('.')[1], out var payload);
        return JsonNode.Parse(payload)!.AsObject();
    }

    private async Task<string> ReadyVideoAsync(User user)
    {
        var upload = await user.Api.PostAsync(
            Uploads,
            new
            {
                title = "Sample",
                sizeBytes = SampleVideo.Bytes.Length,
                method = "basic",
            }
        );
        upload.ShouldBe(201);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(SampleVideo.Bytes), "file", "a.mp4" } };
        using var http = new HttpClient();
        (await http.PostAsync(upload.Text("uploadUrl"), form)).EnsureSuccessStatusCode();
        await server.WhenIdleAsync();
        return upload.Text("videoId");
    }

    public sealed class Server(TestDatabases databases) : StreamHubServer(databases)
    {
        public Exchanges Exchanges { get; } = new();

        protected override void AddServices(IServiceCollection services) =>
            services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(Exchanges.NewHandler));
    }
}
