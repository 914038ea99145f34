using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class UserLockTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Users = "/api/v1/admin/users";

    [Fact]
    public async Task A_locked_user_is_out_from_the_next_request_on()
    {
        var admin = await server.StaffAsync();
        var user = await server.RegisterAsync();

        var locked = await LockAsync(admin, user);

        locked.Text("lockReason").ShouldBe("Spam");
        locked.At("lockedAt").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
        (await server.ProfileOfAsync(user.AccessToken)).ShouldBeProblem(401, "unauthenticated");
        (await server.RefreshAsync(user.RefreshToken)).ShouldBeProblem(401, "invalid_refresh_token");
    }

    [Fact]
    public async Task Only_who_knows_the_password_learns_of_the_lock()
    {
        var admin = await server.StaffAsync();
        var user = await server.RegisterAsync();
        await LockAsync(admin, user);

        (await server.LogInAsync(user.Email)).ShouldBeProblem(403, "account_disabled");
        (await server.LogInAsync(user.Email, "incorrect horse battery")).ShouldAnswerAs(
            await server.LogInAsync($"{Guid.NewGuid():N}@example.com")
        );
    }

    [Fact]
    public async Task The_reason_is_not_for_the_user()
    {
        var admin = await server.StaffAsync();
        var user = await server.RegisterAsync();
        (await admin.Api.PostAsync($"{Users}/{user.Id}/lock", new { reason = "Suspect" })).ShouldBe(200);

        (await server.LogInAsync(user.Email)).Body.ShouldNotContain("Suspect");
    }

    [Fact]
    public async Task An_unlocked_user_goes_on_where_the_lock_came()
    {
        var admin = await server.StaffAsync();
        var user = await server.RegisterAsync();
        await LockAsync(admin, user);

        var unlocked = await admin.Api.PostAsync($"{Users}/{user.Id}/unlock");

        unlocked.ShouldBe(200).At("lockedAt").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await server.ProfileOfAsync(user.AccessToken)).ShouldBe(200);
        (await server.RefreshAsync(user.RefreshToken)).ShouldBe(200);
        (await server.LogInAsync(user.Email)).ShouldBe(200);
        (await admin.EventsOfAsync(user.Id)).ShouldContain("userLocked: Spam");
        (await admin.EventsOfAsync(user.Id)).ShouldContain("userUnlocked: ");
    }

    [Fact]
    public async Task All_log_ins_end_when_an_admin_ends_them()
    {
        var admin = await server.StaffAsync();
        var user = await server.RegisterAsync();
        var second = await server.LogInAsync(user.Email);

        (await admin.Api.PostAsync($"{Users}/{user.Id}/logout")).ShouldBe(204);

        (await server.ProfileOfAsync(user.AccessToken)).ShouldBeProblem(401, "unauthenticated");
        (await server.ProfileOfAsync(second.Text("accessToken"))).ShouldBeProblem(401, "unauthenticated");
        (await server.RefreshAsync(user.RefreshToken)).ShouldBeProblem(401, "invalid_refresh_token");
        (await server.RefreshAsync(second.Text("refreshToken"))).ShouldBeProblem(401, "invalid_refresh_token");
        (await admin.EventsOfAsync(user.Id, "loginRevoked")).Count.ShouldBe(2);
        (await server.LogInAsync(user.Email)).ShouldBe(200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task A_lock_needs_a_reason(string? reason)
    {
        var admin = await server.StaffAsync();
        var user = await server.RegisterAsync();

        (await admin.Api.PostAsync($"{Users}/{user.Id}/lock", new { reason })).ShouldBeProblem(
            400,
            "validation_failed"
        );

        (await server.ProfileOfAsync(user.AccessToken)).ShouldBe(200);
    }

    private static async Task<ApiAnswer> LockAsync(User admin, User user)
    {
        var locked = await admin.Api.PostAsync($"{Users}/{user.Id}/lock", new { reason = "Spam" });
        return locked.ShouldBe(200);
    }
}
