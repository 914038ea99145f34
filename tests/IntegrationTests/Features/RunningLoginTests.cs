using Shouldly;
using StreamHub.Domain.Audit;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class RunningLoginTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Path = "/api/v1/auth/logins";

    [Fact]
    public async Task A_user_sees_every_log_in_that_runs_and_nobody_elses()
    {
        var user = await server.RegisterAsync();
        await server.RegisterAsync();
        var sofa = await LogInFromAsync(user, "Sofa/1.0");
        var over = await server.LogInAsync(user.Email);
        (await server.ClientWith(over.Text("accessToken")).PostAsync("/api/v1/auth/logout")).ShouldBe(204);

        var list = await server.ClientWith(sofa.Text("accessToken")).GetAsync(Path);

        var items = list.ShouldBe(200).At("items").EnumerateArray().ToList();
        items.Count.ShouldBe(2);
        items[0].GetProperty("device").GetString().ShouldBe("Sofa/1.0");
        items[0].GetProperty("address").GetString().ShouldBe("127.0.0.1");
        items.Select(item => item.GetProperty("current").GetBoolean()).ShouldBe([true, false]);
        items[0]
            .EnumerateObject()
            .Select(member => member.Name)
            .ShouldBe(
                ["id", "device", "address", "createdAt", "lastUsedAt", "expiresAt", "current"],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task A_refresh_is_a_use()
    {
        var user = await server.RegisterAsync();
        var before = (await OnlyLoginOfAsync(user.AccessToken)).GetProperty("lastUsedAt").GetDateTimeOffset();
        server.Time.Advance(TimeSpan.FromMinutes(5));

        var refreshed = await server.RefreshAsync(user.RefreshToken);

        var login = await OnlyLoginOfAsync(refreshed.Text("accessToken"));
        (login.GetProperty("lastUsedAt").GetDateTimeOffset() - before).TotalMinutes.ShouldBe(5, tolerance: 0.5);
        login.GetProperty("createdAt").GetDateTimeOffset().ShouldBe(before, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task One_can_be_ended_from_another()
    {
        var user = await server.RegisterAsync();
        var lost = await LogInFromAsync(user, "Lost/1.0");

        (await user.Api.DeleteAsync($"{Path}/{await IdOfAsync(user, "Lost/1.0")}")).ShouldBe(204);

        (await server.ProfileOfAsync(lost.Text("accessToken"))).ShouldBeProblem(401, "unauthenticated");
        (await server.RefreshAsync(lost.Text("refreshToken"))).ShouldBeProblem(401, "invalid_refresh_token");
        (await server.ProfileOfAsync(user.AccessToken)).ShouldBe(200);
        (await server.EventsOfAsync(user.Id)).ShouldContain(SecurityEventKind.LoginRevoked);
    }

    [Fact]
    public async Task Somebody_elses_an_ended_and_an_unknown_one_are_not_found_alike()
    {
        var user = await server.RegisterAsync();
        var stranger = await server.RegisterAsync();
        await LogInFromAsync(user, "Lost/1.0");
        var mine = (await OnlyLoginOfAsync(stranger.AccessToken)).GetProperty("id").GetGuid();
        var ended = await IdOfAsync(user, "Lost/1.0");
        (await user.Api.DeleteAsync($"{Path}/{ended}")).ShouldBe(204);

        var foreign = await user.Api.DeleteAsync($"{Path}/{mine}");
        var again = await user.Api.DeleteAsync($"{Path}/{ended}");
        var unknown = await user.Api.DeleteAsync($"{Path}/{Guid.NewGuid()}");

        foreign.ShouldBeProblem(404, "login_not_found");
        foreign.ShouldAnswerAs(unknown);
        again.ShouldAnswerAs(unknown);
        (await server.ProfileOfAsync(stranger.AccessToken)).ShouldBe(200);
    }

    [Fact]
    public async Task All_others_can_be_ended_at_once()
    {
        var user = await server.RegisterAsync();
        var other = await server.LogInAsync(user.Email);
        var stranger = await server.RegisterAsync();

        (await user.Api.DeleteAsync(Path)).ShouldBe(204);

        (await server.ProfileOfAsync(user.AccessToken)).ShouldBe(200);
        (await server.RefreshAsync(user.RefreshToken)).ShouldBe(200);
        (await server.ProfileOfAsync(other.Text("accessToken"))).ShouldBeProblem(401, "unauthenticated");
        (await server.RefreshAsync(other.Text("refreshToken"))).ShouldBeProblem(401, "invalid_refresh_token");
        (await server.ProfileOfAsync(stranger.AccessToken)).ShouldBe(200);
        (await user.Api.GetAsync(Path)).At("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task All_can_be_ended_at_once_and_the_password_still_opens()
    {
        var user = await server.RegisterAsync();
        var other = await server.LogInAsync(user.Email);

        (await user.Api.DeleteAsync($"{Path}?includeCurrent=true")).ShouldBe(204);

        (await server.ProfileOfAsync(user.AccessToken)).ShouldBeProblem(401, "unauthenticated");
        (await server.ProfileOfAsync(other.Text("accessToken"))).ShouldBeProblem(401, "unauthenticated");
        (await server.LogInAsync(user.Email)).ShouldBe(200);
    }

    [Fact]
    public async Task A_refresh_at_the_same_moment_does_not_bring_an_ended_one_back()
    {
        for (var round = 0; round < 10; round++)
        {
            var user = await server.RegisterAsync();
            var other = await server.LogInAsync(user.Email);
            var id = await OtherIdOfAsync(user);

            var refresh = server.RefreshAsync(other.Text("refreshToken"));
            var end = user.Api.DeleteAsync($"{Path}/{id}");

            (await end).ShouldBe(204);
            if ((await refresh) is { Status: 200 } late)
            {
                (await server.ProfileOfAsync(late.Text("accessToken"))).ShouldBeProblem(401, "unauthenticated");
                (await server.RefreshAsync(late.Text("refreshToken"))).ShouldBeProblem(401, "invalid_refresh_token");
            }
        }
    }

    [Fact]
    public async Task A_log_in_that_nobody_used_for_thirty_days_is_not_listed()
    {
        var user = await server.RegisterAsync();
        server.Time.Advance(TimeSpan.FromDays(31));

        var login = await server.LogInAsync(user.Email);

        (await OnlyLoginOfAsync(login.Text("accessToken"))).GetProperty("current").GetBoolean().ShouldBeTrue();
    }

    private async Task<ApiAnswer> LogInFromAsync(User user, string device)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", device);
        var body = new { email = user.Email, password = User.Password };
        return (await new ApiClient(http).PostAsync("/api/v1/auth/login", body)).ShouldBe(200);
    }

    private async Task<System.Text.Json.JsonElement> OnlyLoginOfAsync(string accessToken)
    {
        var list = await server.ClientWith(accessToken).GetAsync(Path);
        return list.ShouldBe(200).At("items").EnumerateArray().ShouldHaveSingleItem();
    }

    private static async Task<Guid> IdOfAsync(User user, string device)
    {
        var items = (await user.Api.GetAsync(Path)).At("items").EnumerateArray();
        return items.Single(item => item.GetProperty("device").GetString() == device).GetProperty("id").GetGuid();
    }

    private static async Task<Guid> OtherIdOfAsync(User user)
    {
        var items = (await user.Api.GetAsync(Path)).At("items").EnumerateArray();
        return items.Single(item => !item.GetProperty("current").GetBoolean()).GetProperty("id").GetGuid();
    }
}
