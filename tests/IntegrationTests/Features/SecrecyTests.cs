using System.Text;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class SecrecyTests(SecrecyTests.TalkativeServer server) : IClassFixture<SecrecyTests.TalkativeServer>
{
    private const string WrongPassword = "wrong horse, wrong battery";
    private const string NewPassword = "new horse, new battery";
    private const string ChangedPassword = "changed horse, changed battery";

    [Fact]
    public async Task No_secret_is_in_any_log()
    {
        var secrets = await ComeInByEveryWayAsync();

        server.Logs.Lines.ShouldContain(line => line.Contains("Refresh succeeded"));
        server.Logs.Lines.ShouldContain(line => line.Contains("/api/v1/auth/login"));
        var told =
            from line in server.Logs.Lines
            from secret in secrets
            where line.Contains(secret.Value, StringComparison.OrdinalIgnoreCase)
            select $"{secret.Key}: {line}";
        told.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_secret_is_at_rest_in_the_database()
    {
        var secrets = await ComeInByEveryWayAsync();

        var contents = await DatabaseContents.ReadAsync(server);

        contents.Tables.ShouldContain(table => table.StartsWith("refresh_tokens") && table.Contains("<hash>"));
        var kept =
            from table in contents.Tables
            from secret in secrets
            where table.Contains(secret.Value, StringComparison.OrdinalIgnoreCase)
            select $"{secret.Key}: {table}";
        kept.ShouldBeEmpty();
    }

    private async Task<Dictionary<string, string>> ComeInByEveryWayAsync()
    {
        var user = await server.RegisterAsync();
        var mailed = await server.MailedTokenAsync(user);
        (await server.ConfirmAsync(mailed)).ShouldBe(204);
        (await server.ConfirmAsync(mailed)).ShouldBe(400);
        var login = await server.LogInAsync(user.Email);
        (await server.LogInAsync(user.Email, WrongPassword)).ShouldBe(401);
        var refreshed = await server.RefreshAsync(login.Text("refreshToken"));
        (await server.ProfileOfAsync(refreshed.Text("accessToken"))).ShouldBe(200);
        server.Time.Advance(TimeSpan.FromMinutes(20));
        (await server.RefreshAsync(login.Text("refreshToken"))).ShouldBe(401);
        (await server.ProfileOfAsync(refreshed.Text("accessToken"))).ShouldBe(401);
        var reset = await server.ResetTokenAsync(user);
        (await server.ResetPasswordAsync(reset, NewPassword)).ShouldBe(204);
        var changer = user with
        {
            Api = server.ClientWith((await server.LogInAsync(user.Email, NewPassword)).Text("accessToken")),
        };
        (await changer.ChangePasswordAsync(NewPassword, ChangedPassword)).ShouldBe(204);
        var host = await server.RegisterAsync();
        var invitation = await server.InviteAsync(host, host.OrganizationId, user.Email);
        var (careful, totpSecret, recoveryCodes) = await server.RegisterWithTwoFactorAsync();
        var challenge = await server.ChallengeAsync(careful);
        (await server.AnswerAsync(challenge, recoveryCode: recoveryCodes[1])).ShouldBe(200);
        (await server.AnswerAsync(challenge, server.NextCodeOf(totpSecret))).ShouldBe(401);
        await server.WhenIdleAsync();
        return new Dictionary<string, string>
        {
            ["invitation token"] = invitation,
            ["password"] = User.Password,
            ["wrong password"] = WrongPassword,
            ["reset password"] = NewPassword,
            ["changed password"] = ChangedPassword,
            ["mailed token"] = mailed,
            ["reset token"] = reset,
            ["access token"] = user.AccessToken,
            ["access token of the log-in"] = login.Text("accessToken"),
            ["refreshed access token"] = refreshed.Text("accessToken"),
            ["refresh token"] = user.RefreshToken,
            ["refresh token of the log-in"] = login.Text("refreshToken"),
            ["successor"] = refreshed.Text("refreshToken"),
            ["two-factor secret"] = totpSecret.Base32,
            ["recovery code"] = recoveryCodes[0],
            ["used recovery code"] = recoveryCodes[1],
            ["challenge"] = challenge,
            ["signing secret"] = Encoding.UTF8.GetString(server.SigningSecret()),
            ["payment key"] = server.Sandbox.Stripe.SecretKey,
            ["video key"] = server.Sandbox.Cloudflare.ApiToken,
        };
    }

    /// <summary>Logs what an operator would turn on to find a fault: requests, SQL and outgoing calls.</summary>
    public sealed class TalkativeServer(TestDatabases databases) : StreamHubServer(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string>
            {
                ["Logging:LogLevel:Microsoft"] = "Information",
                ["Logging:LogLevel:Default"] = "Information",
                ["Logging:LogLevel:MassTransit"] = "Information",
                ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Information",
            };
    }
}
