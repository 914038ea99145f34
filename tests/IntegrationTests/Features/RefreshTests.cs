using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class RefreshTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly TimeSpan PastTheGrace = TimeSpan.FromSeconds(11);

    [Fact]
    public async Task A_refresh_token_is_spent_for_a_new_pair()
    {
        var user = await server.RegisterAsync();

        var answer = await server.RefreshAsync(user.RefreshToken);

        answer.ShouldBe(200).Id("user.id").ShouldBe(user.Id);
        answer.Text("refreshToken").ShouldNotBe(user.RefreshToken);
        (await server.ProfileOfAsync(answer.Text("accessToken"))).ShouldBe(200);
        (await server.RefreshAsync(answer.Text("refreshToken"))).ShouldBe(200);
    }

    [Fact]
    public async Task The_access_token_from_before_lasts_until_its_own_end()
    {
        var user = await server.RegisterAsync();

        (await server.RefreshAsync(user.RefreshToken)).ShouldBe(200);

        (await user.Api.GetAsync("/api/v1/auth/profile")).ShouldBe(200);
        server.Time.Advance(TimeSpan.FromMinutes(16));
        (await user.Api.GetAsync("/api/v1/auth/profile")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task An_access_token_that_is_over_does_not_stand_in_the_way_of_a_refresh()
    {
        var user = await server.RegisterAsync();
        server.Time.Advance(TimeSpan.FromMinutes(16));

        var answer = await user.Api.PostAsync("/api/v1/auth/refresh", new { refreshToken = user.RefreshToken });

        answer.ShouldBe(200);
    }

    [Fact]
    public async Task A_token_that_was_spent_a_moment_ago_gives_the_same_successor()
    {
        var user = await server.RegisterAsync();

        var first = await server.RefreshAsync(user.RefreshToken);
        var second = await server.RefreshAsync(user.RefreshToken);

        second.ShouldBe(200).Text("refreshToken").ShouldBe(first.Text("refreshToken"));
        (await server.ProfileOfAsync(second.Text("accessToken"))).ShouldBe(200);
    }

    [Fact]
    public async Task A_token_that_was_spent_longer_ago_ends_the_log_in()
    {
        var user = await server.RegisterAsync();
        var current = await server.RefreshAsync(user.RefreshToken);
        server.Time.Advance(PastTheGrace);

        (await server.RefreshAsync(user.RefreshToken)).ShouldBeProblem(401, "invalid_refresh_token");

        (await server.RefreshAsync(current.Text("refreshToken"))).ShouldBeProblem(401, "invalid_refresh_token");
        (await server.ProfileOfAsync(current.Text("accessToken"))).ShouldBeProblem(401, "unauthenticated");
        (await server.ProfileOfAsync(user.AccessToken)).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_reuse_is_a_security_event_once_and_a_warning()
    {
        var user = await server.RegisterAsync();
        await server.RefreshAsync(user.RefreshToken);
        server.Time.Advance(PastTheGrace);

        (await server.RefreshAsync(user.RefreshToken)).ShouldBeProblem(401, "invalid_refresh_token");
        (await server.RefreshAsync(user.RefreshToken)).ShouldBeProblem(401, "invalid_refresh_token");

        var events = await server.EventsOfAsync(user.Id);
        events.Count(kind => kind == SecurityEventKind.RefreshTokenReused).ShouldBe(1);
        server.Logs.Lines.ShouldContain(line =>
            line.Contains("Warning") && line.Contains("RefreshTokenReused") && line.Contains($"{user.Id}")
        );
    }

    [Fact]
    public async Task A_token_whose_successor_is_spent_too_ends_the_log_in_even_at_once()
    {
        var user = await server.RegisterAsync();
        var second = await server.RefreshAsync(user.RefreshToken);
        var third = await server.RefreshAsync(second.Text("refreshToken"));

        (await server.RefreshAsync(user.RefreshToken)).ShouldBeProblem(401, "invalid_refresh_token");

        (await server.RefreshAsync(third.Text("refreshToken"))).ShouldBeProblem(401, "invalid_refresh_token");
    }

    [Fact]
    public async Task The_end_of_one_log_in_leaves_the_others_of_the_user_alone()
    {
        var user = await server.RegisterAsync();
        var other = await server.LogInAsync(user.Email);
        await server.RefreshAsync(user.RefreshToken);
        server.Time.Advance(PastTheGrace);

        (await server.RefreshAsync(user.RefreshToken)).ShouldBeProblem(401, "invalid_refresh_token");

        (await server.ProfileOfAsync(other.Text("accessToken"))).ShouldBe(200);
        (await server.RefreshAsync(other.Text("refreshToken"))).ShouldBe(200);
    }

    [Fact]
    public async Task Twenty_refreshes_at_once_get_one_successor_and_nobody_is_logged_out()
    {
        var user = await server.RegisterAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.RefreshAsync(user.RefreshToken)));

        answers.ShouldAllBe(answer => answer.Status == 200);
        answers.Select(answer => answer.Text("refreshToken")).Distinct().ShouldHaveSingleItem();
        foreach (var answer in answers)
        {
            (await server.ProfileOfAsync(answer.Text("accessToken"))).ShouldBe(200);
        }

        (await server.RefreshAsync(answers[0].Text("refreshToken"))).ShouldBe(200);
    }

    [Fact]
    public async Task A_thief_ends_the_log_in_even_while_its_owner_refreshes()
    {
        for (var round = 0; round < 15; round++)
        {
            var user = await server.RegisterAsync();
            var current = await server.RefreshAsync(user.RefreshToken);
            server.Time.Advance(PastTheGrace);

            var answers = await Task.WhenAll(
                server.RefreshAsync(user.RefreshToken),
                server.RefreshAsync(current.Text("refreshToken")),
                server.RefreshAsync(current.Text("refreshToken"))
            );

            answers[0].ShouldBeProblem(401, "invalid_refresh_token");
            (await server.ProfileOfAsync(current.Text("accessToken"))).ShouldBeProblem(401, "unauthenticated");
        }
    }

    [Fact]
    public async Task Whose_access_token_comes_along_does_not_matter()
    {
        var mine = await server.RegisterAsync();
        var theirs = await server.RegisterAsync();

        var answer = await mine.Api.PostAsync("/api/v1/auth/refresh", new { refreshToken = theirs.RefreshToken });

        answer.ShouldBe(200).Id("user.id").ShouldBe(theirs.Id);
        (await server.RefreshAsync(mine.RefreshToken)).ShouldBe(200).Id("user.id").ShouldBe(mine.Id);
    }

    [Fact]
    public async Task A_log_in_that_nobody_refreshed_for_thirty_days_is_over()
    {
        var user = await server.RegisterAsync();
        var refreshed = await server.RegisterAsync();
        server.Time.Advance(TimeSpan.FromDays(29));
        var successor = await server.RefreshAsync(refreshed.RefreshToken);
        successor.ShouldBe(200);
        server.Time.Advance(TimeSpan.FromDays(1));

        (await server.RefreshAsync(user.RefreshToken)).ShouldBeProblem(401, "invalid_refresh_token");
        (await server.RefreshAsync(successor.Text("refreshToken"))).ShouldBe(200);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("' OR ''='")]
    [InlineData("🔑")]
    public async Task A_token_that_was_never_issued_is_refused(string token)
    {
        (await server.RefreshAsync(token)).ShouldBeProblem(401, "invalid_refresh_token");
    }

    [Fact]
    public async Task A_refresh_token_with_white_space_or_padding_is_another_token()
    {
        var user = await server.RegisterAsync();

        (await server.RefreshAsync(user.RefreshToken + "=")).ShouldBeProblem(401, "invalid_refresh_token");
        (await server.RefreshAsync(" " + user.RefreshToken)).ShouldBeProblem(401, "invalid_refresh_token");
        (await server.RefreshAsync(user.RefreshToken)).ShouldBe(200);
    }

    [Fact]
    public async Task An_access_token_is_no_refresh_token_nor_the_other_way_round()
    {
        var user = await server.RegisterAsync();

        (await server.RefreshAsync(user.AccessToken)).Status.ShouldBeInRange(400, 401);
        (await server.ProfileOfAsync(user.RefreshToken)).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_mailed_token_is_neither()
    {
        var user = await server.RegisterAsync();
        var mailed = await server.MailedTokenAsync(user);

        (await server.RefreshAsync(mailed)).ShouldBeProblem(401, "invalid_refresh_token");
        (await server.ProfileOfAsync(mailed)).ShouldBeProblem(401, "unauthenticated");
        (await server.ConfirmAsync(user.RefreshToken)).ShouldBeProblem(400, "invalid_confirmation_token");
    }
}
