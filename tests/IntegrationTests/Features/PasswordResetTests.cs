using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Users;
using StreamHub.IntegrationTests.Harness;
using Xunit;
using User = StreamHub.IntegrationTests.Harness.User;

namespace StreamHub.IntegrationTests.Features;

public sealed class PasswordResetTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string New = "another horse entirely";

    [Fact]
    public async Task A_mailed_link_sets_the_password_ends_every_log_in_and_proves_the_address()
    {
        var user = await server.RegisterAsync();
        var other = await server.LogInAsync(user.Email);

        (await server.ResetPasswordAsync(await server.ResetTokenAsync(user), New)).ShouldBe(204);

        (await server.ProfileOfAsync(user.AccessToken)).ShouldBeProblem(401, "unauthenticated");
        (await server.RefreshAsync(user.RefreshToken)).ShouldBeProblem(401, "invalid_refresh_token");
        (await server.ProfileOfAsync(other.Text("accessToken"))).ShouldBeProblem(401, "unauthenticated");
        (await server.LogInAsync(user.Email)).ShouldBeProblem(401, "invalid_credentials");
        var login = await server.LogInAsync(user.Email, New);
        login.ShouldBe(200).At("user.emailConfirmed").GetBoolean().ShouldBeTrue();
        var events = await server.EventsOfAsync(user.Id);
        events.ShouldContain(SecurityEventKind.PasswordResetRequested);
        events.ShouldContain(SecurityEventKind.PasswordReset);
        events.ShouldContain(SecurityEventKind.EmailConfirmed);
        (await server.MailAsync(user, "was changed")).Subject.ShouldBe("Your password was changed");
    }

    [Fact]
    public async Task A_link_works_once()
    {
        var user = await server.RegisterAsync();
        var token = await server.ResetTokenAsync(user);
        (await server.ResetPasswordAsync(token, New)).ShouldBe(204);

        (await server.ResetPasswordAsync(token, "yet another horse")).ShouldBeProblem(400, "invalid_reset_token");

        (await server.LogInAsync(user.Email, New)).ShouldBe(200);
    }

    [Fact]
    public async Task A_link_works_for_an_hour_and_not_longer()
    {
        var early = await server.RegisterAsync();
        var late = await server.RegisterAsync();
        var (earlyToken, lateToken) = (await server.ResetTokenAsync(early), await server.ResetTokenAsync(late));

        server.Time.Advance(TimeSpan.FromMinutes(58));
        (await server.ResetPasswordAsync(earlyToken, New)).ShouldBe(204);
        server.Time.Advance(TimeSpan.FromMinutes(2));
        (await server.ResetPasswordAsync(lateToken, New)).ShouldBeProblem(400, "invalid_reset_token");

        (await server.LogInAsync(late.Email)).ShouldBe(200);
    }

    [Fact]
    public async Task Of_two_that_use_a_link_at_once_one_wins()
    {
        var user = await server.RegisterAsync();
        var token = await server.ResetTokenAsync(user);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(i => server.ResetPasswordAsync(token, $"the horse of number {i}"))
        );

        var winner = Array.FindIndex(answers, answer => answer.Status == 204);
        foreach (var loser in answers.Where((_, i) => i != winner))
        {
            loser.ShouldBeProblem(400, "invalid_reset_token");
        }

        (await server.LogInAsync(user.Email, $"the horse of number {winner}")).ShouldBe(200);
    }

    [Fact]
    public async Task Of_two_links_used_at_once_one_wins_and_the_other_is_over()
    {
        var user = await server.RegisterAsync();
        var first = await server.ResetTokenAsync(user);
        (await server.ForgetPasswordAsync(user.Email)).ShouldBe(202);
        await server.WhenIdleAsync();
        var second = AuthCalls.TokenIn(await server.MailAsync(user, "reset-password.html#token="));
        second.ShouldNotBe(first);

        var answers = await Task.WhenAll(
            server.ResetPasswordAsync(first, "the horse of the first"),
            server.ResetPasswordAsync(second, "the horse of the second")
        );

        answers.Select(answer => answer.Status).ShouldBe([204, 400], ignoreOrder: true);
    }

    [Fact]
    public async Task A_newer_request_leaves_an_older_link_good()
    {
        var user = await server.RegisterAsync();
        var older = await server.ResetTokenAsync(user);
        (await server.ForgetPasswordAsync(user.Email)).ShouldBe(202);
        await server.WhenIdleAsync();

        (await server.ResetPasswordAsync(older, New)).ShouldBe(204);
    }

    [Fact]
    public async Task A_change_of_the_password_ends_the_links_that_are_out()
    {
        var user = await server.RegisterAsync();
        var token = await server.ResetTokenAsync(user);

        (await user.ChangePasswordAsync(User.Password, New)).ShouldBe(204);

        (await server.ResetPasswordAsync(token, "yet another horse")).ShouldBeProblem(400, "invalid_reset_token");
    }

    [Fact]
    public async Task A_known_and_an_unknown_address_are_answered_alike_and_only_one_gets_mail()
    {
        var user = await server.RegisterAsync();
        var stranger = $"{Guid.NewGuid():N}@example.com";

        var known = await server.ForgetPasswordAsync(user.Email.ToUpperInvariant());
        var unknown = await server.ForgetPasswordAsync(stranger);

        known.ShouldBe(202);
        unknown.ShouldBe(202);
        unknown.Body.ShouldBe(known.Body);
        await server.MailAsync(user, "reset-password.html#token=");
        await server.WhenIdleAsync();
        server.Sandbox.Mailbox.For(stranger).ShouldBeEmpty();
        (await server.EventsOfAsync(userId: null)).ShouldContain(SecurityEventKind.PasswordResetRequested);
    }

    [Fact]
    public async Task The_mail_has_the_link_in_text_and_in_html_and_the_database_only_its_hash()
    {
        var user = await server.RegisterAsync("""<a href="https://evil.example">Cara</a>""");
        var token = await server.ResetTokenAsync(user);

        var mail = await server.MailAsync(user, "reset-password.html#token=");

        mail.Subject.ShouldBe("Choose a new password");
        mail.Text.ShouldContain($"https://streamhub.test/reset-password.html#token={token}");
        mail.Html.ShouldContain($"<a href=\"https://streamhub.test/reset-password.html#token={token}\">");
        mail.Html.ShouldNotContain("<a href=\"https://evil.example\">");
        var hashes = await server.InDatabaseAsync(database =>
            database.Set<PasswordReset>().Select(reset => reset.TokenHash).ToListAsync()
        );
        hashes.ShouldNotContain(token);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("🔑")]
    public async Task A_token_that_was_never_mailed_resets_nothing(string token) =>
        (await server.ResetPasswordAsync(token, New)).ShouldBeProblem(400, "invalid_reset_token");

    [Fact]
    public async Task A_token_of_another_kind_resets_nothing_nor_the_other_way_round()
    {
        var user = await server.RegisterAsync();
        var confirmation = await server.MailedTokenAsync(user);
        var reset = await server.ResetTokenAsync(user);

        (await server.ResetPasswordAsync(confirmation, New)).ShouldBeProblem(400, "invalid_reset_token");
        (await server.ResetPasswordAsync(user.RefreshToken, New)).ShouldBeProblem(400, "invalid_reset_token");
        (await server.ConfirmAsync(reset)).ShouldBeProblem(400, "invalid_confirmation_token");
        (await server.RefreshAsync(reset)).ShouldBeProblem(401, "invalid_refresh_token");
    }

    [Fact]
    public async Task The_page_that_the_link_leads_to_is_served()
    {
        using var http = new HttpClient { BaseAddress = server.Address };

        var page = await http.GetStringAsync("reset-password.html");
        var script = await http.GetStringAsync("reset-password.js");

        page.ShouldContain("<label for=\"password\">");
        script.ShouldContain("/api/v1/auth/reset-password");
    }
}
