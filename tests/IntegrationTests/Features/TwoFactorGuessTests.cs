using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Users;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>Codes have six digits: how few of them somebody who knows the password can try.</summary>
public sealed class TwoFactorGuessTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    [Fact]
    public async Task A_challenge_takes_five_tries()
    {
        var (user, secret, _) = await server.RegisterWithTwoFactorAsync();
        var challenge = await server.ChallengeAsync(user);
        await GuessAsync(challenge, secret, LogInChallenge.MaxTries);

        (await server.AnswerAsync(challenge, server.NextCodeOf(secret))).ShouldBeProblem(401, "invalid_challenge");

        var another = await server.ChallengeAsync(user);
        (await server.AnswerAsync(another, server.CodeOf(secret))).ShouldBe(200);
    }

    [Fact]
    public async Task Ten_wrong_codes_lock_and_neither_the_password_nor_a_reset_opens()
    {
        var (user, secret, recoveryCodes) = await server.RegisterWithTwoFactorAsync();
        var spare = await server.ChallengeAsync(user);
        await LockAsync(user, secret);

        var second = await server.AnswerAsync(spare, server.NextCodeOf(secret));
        var first = await server.LogInAsync(user.Email);

        second.ShouldBeProblem(403, "account_locked").Headers.RetryAfter.ShouldNotBeNull();
        first.ShouldBeProblem(403, "account_locked").Headers.RetryAfter.ShouldNotBeNull();
        (await server.LogInAsync(user.Email, "incorrect horse")).ShouldBeProblem(401, "invalid_credentials");
        (await user.DisableTwoFactorAsync(recoveryCode: recoveryCodes[0])).ShouldBeProblem(403, "account_locked");
        (await user.ReplaceRecoveryCodesAsync(server.CodeOf(secret))).ShouldBeProblem(403, "account_locked");
        var events = await server.EventsOfAsync(user.Id);
        events.Count(kind => kind == SecurityEventKind.TwoFactorFailed).ShouldBe(GuessGuard.MaxFailures);
        events.Count(kind => kind == SecurityEventKind.LockedOut).ShouldBe(1);

        (await server.ResetPasswordAsync(await server.ResetTokenAsync(user), "another horse entirely")).ShouldBe(204);
        (await server.LogInAsync(user.Email, "another horse entirely")).ShouldBeProblem(403, "account_locked");
    }

    [Fact]
    public async Task A_lock_ends_by_itself()
    {
        var (user, secret, _) = await server.RegisterWithTwoFactorAsync();
        await LockAsync(user, secret);
        server.Time.Advance(GuessGuard.FirstLock);

        var challenge = await server.ChallengeAsync(user);

        (await server.AnswerAsync(challenge, server.CodeOf(secret))).ShouldBe(200);
    }

    [Fact]
    public async Task The_right_password_in_between_does_not_end_the_count_and_the_right_code_does()
    {
        var (user, secret, recoveryCodes) = await server.RegisterWithTwoFactorAsync();
        await GuessAsync(await server.ChallengeAsync(user), secret, 5);
        await GuessAsync(await server.ChallengeAsync(user), secret, 4);
        (await server.AnswerAsync(await server.ChallengeAsync(user), recoveryCode: recoveryCodes[0])).ShouldBe(200);
        await GuessAsync(await server.ChallengeAsync(user), secret, 5);
        await GuessAsync(await server.ChallengeAsync(user), secret, 4);

        var challenge = await server.ChallengeAsync(user);
        await GuessAsync(challenge, secret, 1);

        (await server.AnswerAsync(challenge, server.NextCodeOf(secret))).ShouldBeProblem(403, "account_locked");
    }

    [Fact]
    public async Task Guesses_at_the_same_moment_get_no_more_tries()
    {
        var (user, secret, _) = await server.RegisterWithTwoFactorAsync();
        var challenges = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            challenges.Add(await server.ChallengeAsync(user));
        }

        var wrong = server.WrongCodeOf(secret);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(i => server.AnswerAsync(challenges[i % challenges.Count], wrong))
        );

        var looked = answers.Count(answer => answer.Text("code") == "invalid_two_factor_code");
        looked.ShouldBeInRange(1, GuessGuard.MaxFailures);
        var events = await server.EventsOfAsync(user.Id);
        events.Count(kind => kind == SecurityEventKind.TwoFactorFailed).ShouldBe(looked);
    }

    [Fact]
    public async Task Guessing_by_a_stolen_log_in_counts_too()
    {
        var (user, secret, _) = await server.RegisterWithTwoFactorAsync();
        for (var i = 0; i < GuessGuard.MaxFailures; i++)
        {
            (await user.ReplaceRecoveryCodesAsync(server.WrongCodeOf(secret))).ShouldBeProblem(
                400,
                "wrong_two_factor_code"
            );
        }

        (await user.ReplaceRecoveryCodesAsync(server.NextCodeOf(secret))).ShouldBeProblem(403, "account_locked");
        (await server.LogInAsync(user.Email)).ShouldBeProblem(403, "account_locked");
    }

    private async Task LockAsync(Harness.User user, TotpSecret secret)
    {
        await GuessAsync(await server.ChallengeAsync(user), secret, 5);
        await GuessAsync(await server.ChallengeAsync(user), secret, 5);
    }

    private async Task GuessAsync(string challenge, TotpSecret secret, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var answer = await server.AnswerAsync(challenge, server.WrongCodeOf(secret));
            answer.ShouldBeProblem(401, "invalid_two_factor_code");
        }
    }
}
