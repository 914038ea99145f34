using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Infrastructure.Security.Jose;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class AccessTokenTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Path = "/api/v1/auth/profile";

    private static readonly Dictionary<string, Func<TokenForge, string>> Forgeries = new()
    {
        ["alg none"] = forge => forge.WithAlgNone(),
        ["alg none with a signature"] = forge => forge.WithHeader("""{"alg":"none","typ":"at+jwt"}"""),
        ["alg NONE"] = forge => forge.WithHeader("""{"alg":"NONE","typ":"at+jwt"}"""),
        ["alg RS256"] = forge => forge.WithHeader("""{"alg":"RS256","typ":"at+jwt"}"""),
        ["no alg"] = forge => forge.WithHeader("""{"typ":"at+jwt"}"""),
        ["a key that came along"] = forge => forge.WithHeader("""{"alg":"HS256","typ":"at+jwt","jwk":{"kty":"oct"}}"""),
        ["an unknown extension"] = forge => forge.WithHeader("""{"alg":"HS256","typ":"at+jwt","crit":["exp"]}"""),
        ["a kid that climbs"] = forge => forge.WithHeader("""{"alg":"HS256","typ":"at+jwt","kid":"../../dev/null"}"""),
        ["alg twice"] = forge => forge.WithHeader("""{"alg":"none","alg":"HS256","typ":"at+jwt"}"""),
        ["another payload"] = forge => forge.WithOtherPayload(),
        ["another signature"] = forge => forge.WithOtherSignature(),
        ["no signature"] = forge => forge.WithoutSignature(),
        ["another key"] = forge => forge.SignedBy(new HmacSha256Key(RandomNumberGenerator.GetBytes(32))),
        ["one part"] = forge => forge.WithParts(1),
        ["two parts"] = forge => forge.WithParts(2),
        ["four parts"] = forge => forge.WithParts(4),
        ["five parts"] = forge => forge.WithParts(5),
        ["another type"] = forge => forge.OfType("JWT"),
        ["the type in capitals"] = forge => forge.OfType("AT+JWT"),
        ["another issuer"] = forge => forge.WithClaim("iss", "somebody"),
        ["no issuer"] = forge => forge.WithClaim("iss", null),
        ["another audience"] = forge => forge.WithClaim("aud", "somebody"),
        ["no audience"] = forge => forge.WithClaim("aud", null),
        ["no expiry"] = forge => forge.WithClaim("exp", null),
        ["an expiry in words"] = forge => forge.WithClaim("exp", "never"),
        ["an expiry that is past"] = forge => forge.WithClaim("exp", 1_000_000_000),
        ["a beginning to come"] = forge => forge.WithClaim("nbf", 32_000_000_000),
        ["an issue to come"] = forge => forge.WithClaim("iat", 32_000_000_000),
        ["no subject"] = forge => forge.WithClaim("sub", null),
        ["another subject"] = forge => forge.WithClaim("sub", Guid.NewGuid().ToString()),
        ["no log-in"] = forge => forge.WithClaim("sid", null),
        ["an unknown log-in"] = forge => forge.WithClaim("sid", Guid.NewGuid().ToString()),
        ["more than 8 KB"] = forge => forge.WithClaim("filler", new string('x', 8 * 1024)),
    };

    public static TheoryData<string> NamesOfForgeries => [.. Forgeries.Keys];

    [Theory]
    [MemberData(nameof(NamesOfForgeries))]
    public async Task A_forged_token_opens_nothing(string forgery)
    {
        var user = await server.RegisterAsync();

        await ShouldBeRefusedAsync($"Authorization: Bearer {Forgeries[forgery](new TokenForge(server, user))}");
    }

    [Fact]
    public async Task A_token_as_the_forge_makes_it_is_good_until_something_is_wrong_with_it()
    {
        var user = await server.RegisterAsync();

        var token = new TokenForge(server, user).WithClaim("harmless", "claim");

        (await server.ProfileOfAsync(token)).ShouldBe(200).Id().ShouldBe(user.Id);
    }

    [Fact]
    public async Task A_token_has_what_RFC_9068_asks_of_one_and_an_id_of_its_own()
    {
        var user = await server.RegisterAsync();
        var refreshed = await server.RefreshAsync(user.RefreshToken);

        var (first, second) = (ClaimsOf(user.AccessToken), ClaimsOf(refreshed.Text("accessToken")));

        foreach (var name in new[] { "iss", "exp", "aud", "sub", "client_id", "iat", "jti" })
        {
            first.TryGetProperty(name, out _).ShouldBeTrue(name);
        }

        first.GetProperty("jti").GetString().ShouldNotBe(second.GetProperty("jti").GetString());
        first.GetProperty("sub").GetGuid().ShouldBe(user.Id);

        static JsonElement ClaimsOf(string token) =>
            JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1])).RootElement;
    }

    [Fact]
    public async Task One_users_log_in_does_not_speak_for_another_user()
    {
        var user = await server.RegisterAsync();
        var other = await server.RegisterAsync();

        var token = new TokenForge(server, user).WithClaim("sub", other.Id.ToString());

        await ShouldBeRefusedAsync($"Authorization: Bearer {token}");
    }

    [Fact]
    public async Task No_token_is_refused()
    {
        await ShouldBeRefusedAsync();
    }

    [Theory]
    [InlineData("Authorization:")]
    [InlineData("Authorization: Bearer")]
    [InlineData("Authorization: Bearer ")]
    [InlineData("Authorization: Bearer null")]
    [InlineData("Authorization: Basic dXNlcjpwYXNzd29yZA==")]
    public async Task A_header_without_a_token_is_refused(string header)
    {
        await ShouldBeRefusedAsync(header);
    }

    [Theory]
    [InlineData("Authorization: {0}")]
    [InlineData("Authorization: Basic {0}")]
    [InlineData("Authorization: Token {0}")]
    [InlineData("Authorization: Bearer{0}")]
    [InlineData("Authorization: Bearer\t{0}")]
    [InlineData("Authorization: Bearer \"{0}\"")]
    [InlineData("Authorization: Bearer {0},")]
    [InlineData("Authorization: Bearer {0} {0}")]
    [InlineData("Authorization: Bearer {0}, Bearer {0}")]
    [InlineData("X-Authorization: Bearer {0}")]
    [InlineData("Cookie: access_token={0}; Bearer={0}")]
    public async Task A_good_token_in_another_guise_is_refused(string header)
    {
        var user = await server.RegisterAsync();

        await ShouldBeRefusedAsync(string.Format(header, user.AccessToken));
    }

    [Fact]
    public async Task Of_two_tokens_neither_counts()
    {
        var user = await server.RegisterAsync();
        var other = await server.RegisterAsync();

        await ShouldBeRefusedAsync(
            $"Authorization: Bearer {user.AccessToken}",
            $"Authorization: Bearer {other.AccessToken}"
        );
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("token")]
    [InlineData("Authorization")]
    public async Task A_token_in_the_address_is_refused(string parameter)
    {
        var user = await server.RegisterAsync();

        var answer = await server.Anonymous().GetAsync($"{Path}?{parameter}={user.AccessToken}");

        answer.ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task The_word_bearer_may_be_written_in_any_case()
    {
        var user = await server.RegisterAsync();

        (await SendAsync($"Authorization: bEARER {user.AccessToken}")).ShouldBe(200);
    }

    [Fact]
    public async Task A_token_ends_after_a_quarter_of_an_hour_and_the_skew()
    {
        var user = await server.RegisterAsync();
        server.Time.Advance(TimeSpan.FromMinutes(15));
        (await server.ProfileOfAsync(user.AccessToken)).ShouldBe(200);

        server.Time.Advance(TimeSpan.FromSeconds(30));

        await ShouldBeRefusedAsync($"Authorization: Bearer {user.AccessToken}");
    }

    [Fact]
    public async Task A_token_of_a_log_in_that_is_gone_is_refused()
    {
        var user = await server.RegisterAsync();
        await server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync(
                $"""
                DELETE FROM refresh_tokens WHERE login_id IN (SELECT id FROM logins WHERE user_id = {user.Id});
                DELETE FROM logins WHERE user_id = {user.Id};
                """
            )
        );

        await ShouldBeRefusedAsync($"Authorization: Bearer {user.AccessToken}");
    }

    [Fact]
    public async Task A_token_of_a_log_in_that_has_ended_is_refused()
    {
        var user = await server.RegisterAsync();
        await server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync(
                $"UPDATE logins SET ended_at = now(), ended_because = 'LoggedOut' WHERE user_id = {user.Id}"
            )
        );

        await ShouldBeRefusedAsync($"Authorization: Bearer {user.AccessToken}");
    }

    private Task<ApiAnswer> SendAsync(params string[] headers) =>
        RawHttp.SendAsync(server.Address, $"GET {Path}", headers);

    private async Task ShouldBeRefusedAsync(params string[] headers)
    {
        var answer = await SendAsync(headers);
        answer.ShouldBeProblem(401, "unauthenticated");
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }
}
