using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

/// <summary>Each test is about how many admins there are, so each begins with none.</summary>
public sealed class LastAdminTests(StreamHubServer server) : IClassFixture<StreamHubServer>, IAsyncLifetime
{
    private const string Users = "/api/v1/admin/users";

    public async ValueTask InitializeAsync() =>
        await server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE users SET role = 'Viewer' WHERE role = 'Admin'")
        );

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_last_admin_can_not_step_down()
    {
        var admin = await server.StaffAsync();

        (await admin.Api.PutAsync($"{Users}/{admin.Id}/role", new { role = "viewer" })).ShouldBeProblem(
            409,
            "last_admin"
        );

        (await admin.Api.GetAsync(Users)).ShouldBe(200);
    }

    [Fact]
    public async Task The_last_admin_can_not_lock_the_own_account()
    {
        var admin = await server.StaffAsync();

        (await admin.Api.PostAsync($"{Users}/{admin.Id}/lock", new { reason = "Away" })).ShouldBeProblem(
            409,
            "last_admin"
        );

        (await admin.Api.GetAsync(Users)).ShouldBe(200);
    }

    [Fact]
    public async Task A_locked_admin_does_not_count()
    {
        var admin = await server.StaffAsync();
        var other = await server.StaffAsync();
        (await admin.Api.PostAsync($"{Users}/{other.Id}/lock", new { reason = "Away" })).ShouldBe(200);

        (await admin.Api.PutAsync($"{Users}/{admin.Id}/role", new { role = "viewer" })).ShouldBeProblem(
            409,
            "last_admin"
        );
    }

    [Fact]
    public async Task An_admin_with_a_successor_may_go()
    {
        var admin = await server.StaffAsync();
        await server.StaffAsync();

        (await admin.Api.PutAsync($"{Users}/{admin.Id}/role", new { role = "viewer" })).ShouldBe(200);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Of_admins_who_all_step_down_at_once_one_stays(int count)
    {
        var admins = new List<User>();
        for (var number = 0; number < count; number++)
        {
            admins.Add(await server.StaffAsync());
        }

        var answers = await Task.WhenAll(
            admins.Select(admin => admin.Api.PutAsync($"{Users}/{admin.Id}/role", new { role = "viewer" }))
        );

        answers.ShouldAllBe(answer => answer.Status == 200 || answer.Status == 409);
        answers.Count(answer => answer.Status == 200).ShouldBeLessThan(count);
        (await AdminsAsync()).ShouldBe(count - answers.Count(answer => answer.Status == 200));
    }

    [Fact]
    public async Task Of_two_admins_who_lock_each_other_at_once_one_stays()
    {
        var first = await server.StaffAsync();
        var second = await server.StaffAsync();

        var answers = await Task.WhenAll(
            first.Api.PostAsync($"{Users}/{second.Id}/lock", new { reason = "Hostile" }),
            second.Api.PostAsync($"{Users}/{first.Id}/lock", new { reason = "Hostile" })
        );

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        (await AdminsAsync()).ShouldBe(1);
    }

    private Task<int> AdminsAsync() =>
        server.InDatabaseAsync(database =>
            database
                .Set<Domain.Users.User>()
                .CountAsync(user => user.Role == Domain.Users.UserRole.Admin && user.LockedAt == null)
        );
}
