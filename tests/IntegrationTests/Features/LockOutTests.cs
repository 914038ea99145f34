using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class LockOutTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Wrong = "incorrect horse battery";

    [Fact]
    public async Task Ten_wrong_passwords_lock_and_only_who_knows_the_right_one_is_told()
    {
        var user = await server.RegisterAsync();
        await GuessAsync(user, 10);

        var told = await server.LogInAsync(user.Email);
        var guess = await server.LogInAsync(user.Email, Wrong);
        var unknown = await server.LogInAsync($"{Guid.NewGuid():N}@example.com", Wrong);

        told.ShouldBeProblem(403, "account_locked");
        var wait = told.At("lockedUntil").GetDateTimeOffset() - server.Time.GetUtcNow();
        wait.TotalMinutes.ShouldBe(15, tolerance: 1);
        told.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBe(wait.TotalSeconds, tolerance: 30);
        guess.ShouldBeProblem(401, "invalid_credentials");
        guess.ShouldAnswerAs(unknown);
    }

    [Fact]
    public async Task Nine_wrong_passwords_lock_nothing_and_the_right_one_ends_the_count()
    {
        var user = await server.RegisterAsync();

        await GuessAsync(user, 9);
        (await server.LogInAsync(user.Email)).ShouldBe(200);
        await GuessAsync(user, 9);

        (await server.LogInAsync(user.Email)).ShouldBe(200);
    }

    [Fact]
    public async Task A_lock_ends_by_itself_and_the_next_one_is_longer()
    {
        var user = await server.RegisterAsync();
        await GuessAsync(user, 10);
        server.Time.Advance(TimeSpan.FromMinutes(16));
        await GuessAsync(user, 10);

        var told = await server.LogInAsync(user.Email);

        var wait = told.ShouldBeProblem(403, "account_locked").At("lockedUntil").GetDateTimeOffset();
        (wait - server.Time.GetUtcNow()).TotalMinutes.ShouldBe(30, tolerance: 1);
        server.Time.Advance(TimeSpan.FromMinutes(31));
        (await server.LogInAsync(user.Email)).ShouldBe(200);
    }

    [Fact]
    public async Task Who_is_in_stays_in()
    {
        var user = await server.RegisterAsync();

        await GuessAsync(user, 11);

        (await user.Api.GetAsync("/api/v1/auth/profile")).ShouldBe(200);
        (await server.RefreshAsync(user.RefreshToken)).ShouldBe(200);
    }

    [Fact]
    public async Task A_reset_by_mail_opens_a_locked_account()
    {
        var user = await server.RegisterAsync();
        await GuessAsync(user, 10);

        (await server.ResetPasswordAsync(await server.ResetTokenAsync(user), "another horse entirely")).ShouldBe(204);

        (await server.LogInAsync(user.Email, "another horse entirely")).ShouldBe(200);
    }

    [Fact]
    public async Task Guesses_at_the_same_moment_all_count()
    {
        var user = await server.RegisterAsync();

        await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => GuessAsync(user, 1)));
        (await server.LogInAsync(user.Email)).ShouldBe(200, "nine of them lock nothing");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => GuessAsync(user, 1)));

        (await server.LogInAsync(user.Email)).ShouldBeProblem(403, "account_locked");
        var events = await server.EventsOfAsync(user.Id);
        events.Count(kind => kind == SecurityEventKind.LockedOut).ShouldBe(1);
        events.Count(kind => kind == SecurityEventKind.LogInFailed).ShouldBe(9 + 20 + 1);
    }

    [Fact]
    public async Task Guessing_the_current_password_by_a_stolen_log_in_counts_too()
    {
        var user = await server.RegisterAsync();
        for (var i = 0; i < 10; i++)
        {
            (await user.ChangePasswordAsync(Wrong, "another horse entirely")).ShouldBeProblem(400, "wrong_password");
        }

        var answer = await user.ChangePasswordAsync(User.Password, "another horse entirely");

        answer.ShouldBeProblem(403, "account_locked");
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await server.LogInAsync(user.Email)).ShouldBeProblem(403, "account_locked");
    }

    [Fact]
    public async Task A_failure_at_an_unknown_address_is_remembered_too()
    {
        var before = (await server.EventsOfAsync(userId: null)).Count(kind => kind == SecurityEventKind.LogInFailed);

        for (var i = 0; i < 12; i++)
        {
            (await server.LogInAsync("nobody@example.com", Wrong)).ShouldBeProblem(401, "invalid_credentials");
        }

        var events = await server.EventsOfAsync(userId: null);
        events.Count(kind => kind == SecurityEventKind.LogInFailed).ShouldBe(before + 12);
    }

    private async Task GuessAsync(User user, int times)
    {
        for (var i = 0; i < times; i++)
        {
            (await server.LogInAsync(user.Email, Wrong)).ShouldBeProblem(401, "invalid_credentials");
        }
    }
}
