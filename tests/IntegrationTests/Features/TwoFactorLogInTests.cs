using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Users;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>Log-ins that take two steps.</summary>
public sealed class TwoFactorLogInTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task The_password_gives_a_challenge_and_the_code_gives_tokens_that_work()
    {
        var (user, secret, _) = await server.RegisterWithTwoFactorAsync();

        var first = (await server.LogInAsync(user.Email)).ShouldBeProblem(401, "two_factor_required");
        var answer = await server.AnswerAsync(first.Text("challenge"), server.NextCodeOf(secret));

        var expiry = first.At("challengeExpiresAt").GetDateTimeOffset() - server.Time.GetUtcNow();
        expiry.TotalMinutes.ShouldBe(4.5, 0.4);
        first.Body.ShouldNotContain("Token");
        answer.ShouldBe(200).At("user.twoFactorEnabled").GetBoolean().ShouldBeTrue();
        (await server.ProfileOfAsync(answer.Text("accessToken"))).Id().ShouldBe(user.Id);
        (await server.RefreshAsync(answer.Text("refreshToken"))).ShouldBe(200);
        var events = await server.EventsOfAsync(user.Id);
        events.Count(kind => kind == SecurityEventKind.LoggedIn).ShouldBe(2, "registering, and both steps together");
    }

    [Fact]
    public async Task A_challenge_from_before_a_lock_by_staff_lets_nobody_in()
    {
        var admin = await server.StaffAsync();
        var (user, secret, _) = await server.RegisterWithTwoFactorAsync();
        var challenge = await server.ChallengeAsync(user);
        (await admin.Api.PostAsync($"/api/v1/admin/users/{user.Id}/lock", new { reason = "Spam" })).ShouldBe(200);

        var answer = await server.AnswerAsync(challenge, server.NextCodeOf(secret));

        answer.ShouldBeProblem(403, "account_disabled");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_still_answer_alike()
    {
        var (user, _, _) = await server.RegisterWithTwoFactorAsync();

        var wrong = await server.LogInAsync(user.Email, "incorrect horse battery");
        var unknown = await server.LogInAsync($"{Guid.NewGuid():N}@example.com");

        wrong.ShouldBeProblem(401, "invalid_credentials").ShouldAnswerAs(unknown);
    }

    [Fact]
    public async Task The_code_that_confirmed_does_not_log_in()
    {
        var user = await server.RegisterAsync();
        var secret = await user.EnrolAsync();
        var code = server.CodeOf(secret);
        (await user.ConfirmTwoFactorAsync(code)).ShouldBe(200);

        var answer = await server.AnswerAsync(await server.ChallengeAsync(user), code);

        answer.ShouldBeProblem(401, "invalid_two_factor_code");
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var (user, secret, _) = await server.RegisterWithTwoFactorAsync();
        var (first, second) = (await server.ChallengeAsync(user), await server.ChallengeAsync(user));
        var code = server.NextCodeOf(secret);
        (await server.AnswerAsync(first, code)).ShouldBe(200);

        (await server.AnswerAsync(second, code)).ShouldBeProblem(401, "invalid_two_factor_code");

        (await server.AnswerAsync(second, server.NextCodeOf(secret))).ShouldBe(200);
    }

    [Fact]
    public async Task Of_many_that_use_a_code_at_once_one_comes_in()
    {
        var (user, secret, _) = await server.RegisterWithTwoFactorAsync();
        var challenges = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            challenges.Add(await server.ChallengeAsync(user));
        }

        var code = server.NextCodeOf(secret);
        var answers = await Task.WhenAll(challenges.Select(challenge => server.AnswerAsync(challenge, code)));

        ShouldHaveOneWinner(answers, "invalid_two_factor_code");
    }

    [Fact]
    public async Task Of_many_that_use_a_challenge_at_once_one_comes_in()
    {
        var (user, _, recoveryCodes) = await server.RegisterWithTwoFactorAsync();
        var challenge = await server.ChallengeAsync(user);

        var answers = await Task.WhenAll(
            recoveryCodes.Take(4).Select(code => server.AnswerAsync(challenge, recoveryCode: code))
        );

        ShouldHaveOneWinner(answers, "invalid_challenge");
        (await user.TwoFactorAsync()).At("recoveryCodesLeft").GetInt32().ShouldBe(9);
    }

    [Fact]
    public async Task A_used_challenge_is_over_whatever_key_comes_with_it()
    {
        var (user, secret, recoveryCodes) = await server.RegisterWithTwoFactorAsync();
        var challenge = await server.ChallengeAsync(user);
        var body = $$"""{"challenge":"{{challenge}}","code":"{{server.NextCodeOf(secret)}}"}""";
        (await PostWithKeyAsync(body)).ShouldBe(200);

        (await PostWithKeyAsync(body)).ShouldBeProblem(401, "invalid_challenge");

        (await server.AnswerAsync(challenge, recoveryCode: recoveryCodes[0])).ShouldBeProblem(401, "invalid_challenge");
    }

    [Fact]
    public async Task A_challenge_is_good_for_five_minutes()
    {
        var (user, secret, _) = await server.RegisterWithTwoFactorAsync();
        var (early, late) = (await server.ChallengeAsync(user), await server.ChallengeAsync(user));

        server.Time.Advance(TimeSpan.FromMinutes(4));
        (await server.AnswerAsync(early, server.CodeOf(secret))).ShouldBe(200);
        server.Time.Advance(TimeSpan.FromMinutes(1));

        (await server.AnswerAsync(late, server.CodeOf(secret))).ShouldBeProblem(401, "invalid_challenge");
    }

    [Fact]
    public async Task A_challenge_takes_its_own_users_codes_only()
    {
        var (ann, _, _) = await server.RegisterWithTwoFactorAsync();
        var (_, bobsSecret, bobsRecoveryCodes) = await server.RegisterWithTwoFactorAsync();
        var challenge = await server.ChallengeAsync(ann);

        (await server.AnswerAsync(challenge, server.NextCodeOf(bobsSecret))).ShouldBeProblem(
            401,
            "invalid_two_factor_code"
        );
        (await server.AnswerAsync(challenge, recoveryCode: bobsRecoveryCodes[0])).ShouldBeProblem(
            401,
            "invalid_two_factor_code"
        );
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_challenge_that_was_never_given_opens_nothing(string challenge) =>
        (await server.AnswerAsync(challenge, "123456")).ShouldBeProblem(401, "invalid_challenge");

    [Fact]
    public async Task A_challenge_is_no_other_token_nor_the_other_way_round()
    {
        var (user, secret, _) = await server.RegisterWithTwoFactorAsync();
        var challenge = await server.ChallengeAsync(user);

        (await server.ProfileOfAsync(challenge)).ShouldBeProblem(401, "unauthenticated");
        (await server.RefreshAsync(challenge)).ShouldBeProblem(401, "invalid_refresh_token");
        (await server.ResetPasswordAsync(challenge, "another horse entirely")).ShouldBeProblem(
            400,
            "invalid_reset_token"
        );
        (await server.AnswerAsync(user.RefreshToken, server.NextCodeOf(secret))).ShouldBeProblem(
            401,
            "invalid_challenge"
        );
    }

    [Fact]
    public async Task A_recovery_code_works_once_in_whatever_writing()
    {
        var (user, _, recoveryCodes) = await server.RegisterWithTwoFactorAsync();
        var written = recoveryCodes[3].ToUpperInvariant().Replace('-', ' ');

        (await server.AnswerAsync(await server.ChallengeAsync(user), recoveryCode: written)).ShouldBe(200);
        var again = await server.AnswerAsync(await server.ChallengeAsync(user), recoveryCode: recoveryCodes[3]);

        again.ShouldBeProblem(401, "invalid_two_factor_code");
        (await user.TwoFactorAsync()).At("recoveryCodesLeft").GetInt32().ShouldBe(9);
        (await server.EventsOfAsync(user.Id)).Count(kind => kind == SecurityEventKind.RecoveryCodeUsed).ShouldBe(1);
    }

    [Fact]
    public async Task Either_a_code_or_a_recovery_code_is_needed_not_both_and_none_is_spent_on_what_can_be_neither()
    {
        var (user, secret, recoveryCodes) = await server.RegisterWithTwoFactorAsync();
        var challenge = await server.ChallengeAsync(user);
        var code = server.NextCodeOf(secret);

        (await server.AnswerAsync(challenge)).ShouldBlame("recoveryCode");
        (await server.AnswerAsync(challenge, code, recoveryCodes[0])).ShouldBlame("recoveryCode");
        (await server.AnswerAsync(challenge, "12345")).ShouldBlame("code");
        (await server.AnswerAsync(challenge, "１２３４５６")).ShouldBlame("code");
        (await server.AnswerAsync(challenge, recoveryCode: "short")).ShouldBlame("recoveryCode");

        (await server.EventsOfAsync(user.Id)).ShouldNotContain(SecurityEventKind.TwoFactorFailed);
        (await server.AnswerAsync(challenge, code)).ShouldBe(200);
    }

    [Fact]
    public async Task A_reset_of_the_password_leaves_it_on_and_ends_the_challenges_that_are_out()
    {
        var (user, secret, _) = await server.RegisterWithTwoFactorAsync();
        var before = await server.ChallengeAsync(user);

        (await server.ResetPasswordAsync(await server.ResetTokenAsync(user), "another horse entirely")).ShouldBe(204);

        (await server.AnswerAsync(before, server.NextCodeOf(secret))).ShouldBeProblem(401, "invalid_challenge");
        var challenge = await server.ChallengeAsync(user, "another horse entirely");
        (await server.AnswerAsync(challenge, server.CodeOf(secret))).ShouldBe(200);
    }

    [Fact]
    public async Task Switched_off_the_challenges_that_are_out_are_over()
    {
        var (user, secret, recoveryCodes) = await server.RegisterWithTwoFactorAsync();
        var challenge = await server.ChallengeAsync(user);
        (await user.DisableTwoFactorAsync(recoveryCode: recoveryCodes[0])).ShouldBe(204);

        (await server.AnswerAsync(challenge, server.NextCodeOf(secret))).ShouldBeProblem(401, "invalid_challenge");
    }

    [Fact]
    public async Task Log_ins_that_run_need_no_code()
    {
        var (user, _, _) = await server.RegisterWithTwoFactorAsync();

        (await server.RefreshAsync(user.RefreshToken)).ShouldBe(200);
    }

    private static void ShouldHaveOneWinner(ApiAnswer[] answers, string refusal)
    {
        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        foreach (var loser in answers.Where(answer => answer.Status != 200))
        {
            // One that lost every try to another is told so, and has used nothing up either.
            loser.Text("code").ShouldBeOneOf(refusal, "changed_meanwhile");
        }
    }

    private Task<ApiAnswer> PostWithKeyAsync(string body) =>
        server
            .Anonymous()
            .SendAsync(
                HttpMethod.Post,
                "/api/v1/auth/login/two-factor",
                new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")),
                ("Idempotency-Key", "the-same")
            );
}
