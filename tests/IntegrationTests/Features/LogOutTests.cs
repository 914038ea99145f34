using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class LogOutTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Path = "/api/v1/auth/logout";

    [Fact]
    public async Task Logging_out_ends_the_access_token_and_the_refresh_token_at_once()
    {
        var user = await server.RegisterAsync();

        (await user.Api.PostAsync(Path)).ShouldBe(204);

        (await server.ProfileOfAsync(user.AccessToken)).ShouldBeProblem(401, "unauthenticated");
        (await server.RefreshAsync(user.RefreshToken)).ShouldBeProblem(401, "invalid_refresh_token");
        (await server.EventsOfAsync(user.Id)).ShouldBe(
            [SecurityEventKind.Registered, SecurityEventKind.LoggedIn, SecurityEventKind.LoggedOut],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task Every_token_of_the_log_in_ends_with_it()
    {
        var user = await server.RegisterAsync();
        var refreshed = await server.RefreshAsync(user.RefreshToken);

        (await user.Api.PostAsync(Path)).ShouldBe(204);

        (await server.ProfileOfAsync(refreshed.Text("accessToken"))).ShouldBeProblem(401, "unauthenticated");
        (await server.RefreshAsync(refreshed.Text("refreshToken"))).ShouldBeProblem(401, "invalid_refresh_token");
    }

    [Fact]
    public async Task Logging_out_again_is_refused_like_every_request_of_an_ended_log_in()
    {
        var user = await server.RegisterAsync();
        (await user.Api.PostAsync(Path)).ShouldBe(204);

        (await user.Api.PostAsync(Path)).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Other_log_ins_go_on()
    {
        var user = await server.RegisterAsync();
        var other = await server.LogInAsync(user.Email);
        var stranger = await server.RegisterAsync();

        (await user.Api.PostAsync(Path)).ShouldBe(204);

        (await server.ProfileOfAsync(other.Text("accessToken"))).ShouldBe(200);
        (await server.RefreshAsync(other.Text("refreshToken"))).ShouldBe(200);
        (await server.ProfileOfAsync(stranger.AccessToken)).ShouldBe(200);
    }

    [Fact]
    public async Task After_a_refresh_that_ran_at_the_same_moment_the_log_in_is_over_all_the_same()
    {
        for (var round = 0; round < 10; round++)
        {
            var user = await server.RegisterAsync();

            var refresh = server.RefreshAsync(user.RefreshToken);
            var logOut = user.Api.PostAsync(Path);

            (await logOut).ShouldBe(204);
            if ((await refresh) is { Status: 200 } late)
            {
                (await server.ProfileOfAsync(late.Text("accessToken"))).ShouldBeProblem(401, "unauthenticated");
                (await server.RefreshAsync(late.Text("refreshToken"))).ShouldBeProblem(401, "invalid_refresh_token");
            }
        }
    }

    [Fact]
    public async Task Nobody_can_be_logged_out_without_a_token()
    {
        (await server.Anonymous().PostAsync(Path)).ShouldBeProblem(401, "unauthenticated");
    }
}
