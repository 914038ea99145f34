using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class PasswordChangeTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string New = "another horse entirely";

    [Fact]
    public async Task The_new_password_works_and_the_old_one_does_not()
    {
        var user = await server.RegisterAsync();

        (await user.ChangePasswordAsync(User.Password, New)).ShouldBe(204);

        (await server.LogInAsync(user.Email, New)).ShouldBe(200);
        (await server.LogInAsync(user.Email)).ShouldBeProblem(401, "invalid_credentials");
        (await server.EventsOfAsync(user.Id)).ShouldContain(SecurityEventKind.PasswordChanged);
    }

    [Fact]
    public async Task This_log_in_goes_on_and_every_other_is_over_at_once()
    {
        var user = await server.RegisterAsync();
        var other = await server.LogInAsync(user.Email);
        var stranger = await server.RegisterAsync();

        (await user.ChangePasswordAsync(User.Password, New)).ShouldBe(204);

        (await user.Api.GetAsync("/api/v1/auth/profile")).ShouldBe(200);
        (await server.RefreshAsync(user.RefreshToken)).ShouldBe(200);
        (await server.ProfileOfAsync(other.Text("accessToken"))).ShouldBeProblem(401, "unauthenticated");
        (await server.RefreshAsync(other.Text("refreshToken"))).ShouldBeProblem(401, "invalid_refresh_token");
        (await server.ProfileOfAsync(stranger.AccessToken)).ShouldBe(200);
    }

    [Fact]
    public async Task A_log_in_by_the_old_password_at_the_same_moment_does_not_survive()
    {
        for (var round = 0; round < 10; round++)
        {
            var user = await server.RegisterAsync();

            var logIns = Enumerable.Range(0, 3).Select(_ => server.LogInAsync(user.Email)).ToList();
            var change = await user.ChangePasswordAsync(User.Password, New);

            change.ShouldBe(204);
            foreach (var logIn in await Task.WhenAll(logIns))
            {
                if (logIn.Status == 200)
                {
                    (await server.ProfileOfAsync(logIn.Text("accessToken"))).ShouldBeProblem(401, "unauthenticated");
                    (await server.RefreshAsync(logIn.Text("refreshToken"))).ShouldBe(401);
                }
            }
        }
    }

    [Fact]
    public async Task Of_two_changes_at_once_one_wins()
    {
        var user = await server.RegisterAsync();

        var answers = await Task.WhenAll(
            user.ChangePasswordAsync(User.Password, "the first of the two"),
            user.ChangePasswordAsync(User.Password, "the second of the two")
        );

        answers.Count(answer => answer.Status == 204).ShouldBe(1);
        answers.Single(answer => answer.Status != 204).ShouldBeProblem(400, "wrong_password");
        var winner = answers[0].Status == 204 ? "the first of the two" : "the second of the two";
        (await server.LogInAsync(user.Email, winner)).ShouldBe(200);
    }

    [Fact]
    public async Task A_wrong_current_password_changes_nothing_and_is_named()
    {
        var user = await server.RegisterAsync();

        var answer = await user.ChangePasswordAsync("incorrect horse battery", New);

        answer
            .ShouldBeProblem(400, "wrong_password")
            .At("errors")
            .TryGetProperty("currentPassword", out _)
            .ShouldBeTrue();
        (await server.LogInAsync(user.Email)).ShouldBe(200);
        (await server.EventsOfAsync(user.Id)).ShouldContain(SecurityEventKind.LogInFailed);
    }

    [Fact]
    public async Task A_mail_tells_the_owner()
    {
        var user = await server.RegisterAsync("""<b>Cara</b>""");

        (await user.ChangePasswordAsync(User.Password, New)).ShouldBe(204);

        var mail = await server.MailAsync(user, "was changed");
        mail.Subject.ShouldBe("Your password was changed");
        mail.Text.ShouldContain("https://streamhub.test/reset-password.html");
        mail.Html.ShouldContain("&lt;b&gt;Cara");
        mail.Text.ShouldNotContain(New);
    }

    [Theory]
    [InlineData("qwertyuiop", "password_too_common")]
    [InlineData("somebody was here", "password_contains_account_data")]
    public async Task A_password_that_is_tried_first_is_refused_wherever_one_is_set(string password, string code)
    {
        var user = await server.RegisterAsync("Somebody");
        var registration = new
        {
            email = $"{Guid.NewGuid():N}@example.com",
            password,
            displayName = "Somebody",
        };

        Blames(await server.Anonymous().PostAsync("/api/v1/auth/register", registration), "password");
        Blames(await user.ChangePasswordAsync(User.Password, password), "newPassword");
        var token = await server.ResetTokenAsync(user);
        Blames(await server.ResetPasswordAsync(token, password), "newPassword");
        (await server.ResetPasswordAsync(token, New)).ShouldBe(204, "the link is still good");

        void Blames(ApiAnswer answer, string member)
        {
            answer.ShouldBeProblem(400, code);
            answer.At("errors").EnumerateObject().Select(error => error.Name).ShouldBe([member]);
        }
    }

    [Fact]
    public async Task The_well_known_example_is_taken() =>
        (
            await server
                .Anonymous()
                .PostAsync(
                    "/api/v1/auth/register",
                    new
                    {
                        email = $"{Guid.NewGuid():N}@example.com",
                        password = "Password123!",
                        displayName = "Jane Creator",
                    }
                )
        ).ShouldBe(201);

    [Fact]
    public async Task Nobody_changes_a_password_without_a_token()
    {
        var body = new { currentPassword = User.Password, newPassword = New };

        var answer = await server.Anonymous().PostAsync("/api/v1/auth/change-password", body);

        answer.ShouldBeProblem(401, "unauthenticated");
    }
}
