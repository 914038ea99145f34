using StreamHub.Domain.Users;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>A user with two-factor log-in, and what the user's app and drawer hold.</summary>
public sealed record TwoFactorUser(User User, TotpSecret Secret, IReadOnlyList<string> RecoveryCodes);

/// <summary>The calls of two-factor log-in, and an authenticator app for them.</summary>
public static class TwoFactorCalls
{
    public const string Path = "/api/v1/auth/two-factor";

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(Totp.PeriodSeconds);

    /// <summary>What the app shows now, or shows so many steps later.</summary>
    public static string CodeOf(this StreamHubServer server, TotpSecret secret, int stepsLater = 0) =>
        Totp.CodeAt(secret, Totp.StepAt(server.Time.GetUtcNow()) + stepsLater);

    /// <summary>Waits until the app shows another code.</summary>
    public static string NextCodeOf(this StreamHubServer server, TotpSecret secret)
    {
        server.Time.Advance(Step);
        return server.CodeOf(secret);
    }

    public static Task<ApiAnswer> TryEnrolAsync(this User user, string currentPassword = User.Password) =>
        user.Api.PostAsync($"{Path}/enrol", new { currentPassword });

    public static async Task<TotpSecret> EnrolAsync(this User user) =>
        TotpSecret.FromBase32((await user.TryEnrolAsync()).ShouldBe(200).Text("secret"));

    public static Task<ApiAnswer> ConfirmTwoFactorAsync(this User user, string code) =>
        user.Api.PostAsync($"{Path}/confirm", new { code });

    public static Task<ApiAnswer> TwoFactorAsync(this User user) => user.Api.GetAsync(Path);

    public static Task<ApiAnswer> ReplaceRecoveryCodesAsync(this User user, string code) =>
        user.Api.PostAsync($"{Path}/recovery-codes", new { code });

    public static Task<ApiAnswer> DisableTwoFactorAsync(
        this User user,
        string? code = null,
        string? recoveryCode = null,
        string currentPassword = User.Password
    ) =>
        user.Api.PostAsync(
            $"{Path}/disable",
            new
            {
                currentPassword,
                code,
                recoveryCode,
            }
        );

    public static async Task<TwoFactorUser> RegisterWithTwoFactorAsync(this StreamHubServer server)
    {
        var user = await server.RegisterAsync();
        var secret = await user.EnrolAsync();
        var answer = await user.ConfirmTwoFactorAsync(server.CodeOf(secret));
        return new TwoFactorUser(user, secret, RecoveryCodesIn(answer.ShouldBe(200)));
    }

    public static IReadOnlyList<string> RecoveryCodesIn(ApiAnswer answer) =>
        [.. answer.At("recoveryCodes").EnumerateArray().Select(code => code.GetString()!)];

    /// <summary>Takes the first step of a log-in, with the password.</summary>
    public static async Task<string> ChallengeAsync(
        this StreamHubServer server,
        User user,
        string password = User.Password
    ) => (await server.LogInAsync(user.Email, password)).ShouldBeProblem(401, "two_factor_required").Text("challenge");

    /// <summary>Takes the second.</summary>
    public static Task<ApiAnswer> AnswerAsync(
        this StreamHubServer server,
        string challenge,
        string? code = null,
        string? recoveryCode = null
    ) =>
        server
            .Anonymous()
            .PostAsync(
                "/api/v1/auth/login/two-factor",
                new
                {
                    challenge,
                    code,
                    recoveryCode,
                }
            );

    /// <summary>A code that is none of those that are good now.</summary>
    public static string WrongCodeOf(this StreamHubServer server, TotpSecret secret)
    {
        var good = Enumerable.Range(-2, 5).Select(steps => server.CodeOf(secret, steps)).ToHashSet();
        return Enumerable.Range(0, 10).Select(i => $"{i}00000").First(code => !good.Contains(code));
    }
}
