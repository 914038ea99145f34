using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using StreamHub.Infrastructure.Security.Jose;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class ClerkTokenTests(ClerkServer server, TestDatabases databases) : IClassFixture<ClerkServer>
{
    private static readonly Dictionary<string, Action<JsonObject>> Changes = new()
    {
        ["another page"] = claims => claims["azp"] = "https://evil.example",
        ["a page that begins alike"] = claims => claims["azp"] = $"{ClerkServer.Page}.evil.example",
        ["no page"] = claims => claims.Remove("azp"),
        ["pages"] = claims => claims["azp"] = new JsonArray(ClerkServer.Page),
        ["another issuer"] = claims => claims["iss"] = "https://clerk.evil.example",
        ["an issuer with a slash"] = claims => claims["iss"] = $"{claims["iss"]}/",
        ["no issuer"] = claims => claims.Remove("iss"),
        ["an audience"] = claims => claims["aud"] = "somebody",
        ["expired"] = claims => claims["exp"] = Now(-31),
        ["no expiry"] = claims => claims.Remove("exp"),
        ["a beginning to come"] = claims => claims["nbf"] = Now(3_600),
        ["an issue to come"] = claims => claims["iat"] = Now(3_600),
        ["no subject"] = claims => claims.Remove("sub"),
        ["a subject with a space"] = claims => claims["sub"] = "user _1",
        ["a long subject"] = claims => claims["sub"] = new string('u', 256),
        ["no session"] = claims => claims.Remove("sid"),
        ["a session that is a number"] = claims => claims["sid"] = 1,
        ["an unfinished log-in"] = claims => claims["sts"] = "pending",
        ["somebody in another's name"] = claims => claims["act"] = new JsonObject { ["sub"] = "user_staff" },
    };

    public static TheoryData<string> NamesOfChanges => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(NamesOfChanges))]
    public async Task A_token_that_is_wrong_in_one_thing_opens_nothing(string change)
    {
        var cleo = server.CreateQuietly();

        (await server.ComeInAsync(cleo, change: Changes[change])).ShouldBeProblem(401, "unauthenticated");

        (await server.UsersOfAsync(cleo.Email)).ShouldBe(0);
    }

    [Fact]
    public async Task Clocks_may_differ_by_half_a_minute()
    {
        var cleo = server.CreateQuietly();

        (await server.ComeInAsync(cleo, change: claims => claims["exp"] = Now(-5))).ShouldBe(200);
        (await server.ComeInAsync(cleo, change: claims => claims["nbf"] = Now(20))).ShouldBe(200);
    }

    [Fact]
    public async Task Every_page_of_ours_may_ask_for_tokens()
    {
        var cleo = server.CreateQuietly();

        (await server.ComeInAsync(cleo, page: "https://admin.streamhub.test")).ShouldBe(200);
    }

    [Fact]
    public async Task Nobody_elses_key_makes_tokens()
    {
        var cleo = server.CreateQuietly();
        var good = server.Clerk.Mint(cleo.Id, page: ClerkServer.Page);
        var kid = Jws.KeyIdOf(good);
        using var rsa = RSA.Create(2048);
        var stranger = new RsaSha256Key(rsa.ExportParameters(includePrivateParameters: true), kid);

        await ShouldBeRefusedAsync(Jws.Sign(PayloadOf(good), stranger, "JWT"));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("ES256")]
    [InlineData("RS512")]
    public async Task The_key_decides_the_algorithm(string algorithm)
    {
        var cleo = server.CreateQuietly();
        var parts = server.Clerk.Mint(cleo.Id, page: ClerkServer.Page).Split('.');
        var header = $$"""{"alg":"{{algorithm}}","kid":"{{Jws.KeyIdOf(string.Join('.', parts))}}","typ":"JWT"}""";

        await ShouldBeRefusedAsync($"{Base64Url.Encode(Encoding.UTF8.GetBytes(header))}.{parts[1]}.{parts[2]}");
    }

    [Fact]
    public async Task The_published_key_is_no_secret_to_sign_with()
    {
        var cleo = server.CreateQuietly();
        var good = server.Clerk.Mint(cleo.Id, page: ClerkServer.Page);
        using var http = new HttpClient();
        var published = await http.GetByteArrayAsync($"{server.Clerk.Issuer}/.well-known/jwks.json");

        await ShouldBeRefusedAsync(Jws.Sign(PayloadOf(good), new HmacSha256Key(published, Jws.KeyIdOf(good)), "JWT"));
    }

    [Fact]
    public async Task Tokens_of_Clerks_are_not_taken_where_it_is_not_configured()
    {
        await using var plain = new StreamHubServer(databases);
        await plain.InitializeAsync();
        var cleo = plain.Sandbox.Clerk.CreateUser(ClerkServer.NewEmail());

        (await plain.ProfileOfAsync(plain.Sandbox.Clerk.Mint(cleo.Id))).ShouldBeProblem(401, "unauthenticated");

        plain.Sandbox.Requests.To("clerk").ShouldBeEmpty();
    }

    private static long Now(int seconds) => DateTimeOffset.UtcNow.AddSeconds(seconds).ToUnixTimeSeconds();

    private static byte[] PayloadOf(string token) =>
        Base64Url.TryDecode(token.Split('.')[1], out var payload) ? payload : [];

    private async Task ShouldBeRefusedAsync(string token) =>
        (await server.ProfileOfAsync(token)).ShouldBeProblem(401, "unauthenticated");
}
