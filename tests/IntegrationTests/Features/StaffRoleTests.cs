using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class StaffRoleTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Users = "/api/v1/admin/users";

    [Theory]
    [InlineData("Viewer")]
    [InlineData("Creator")]
    public async Task Who_is_no_staff_sees_and_changes_nothing(string role)
    {
        var user = await server.StaffAsync(role);
        var one = $"{Users}/{user.Id}";

        (await user.Api.GetAsync(Users)).ShouldBeProblem(403, "forbidden");
        (await user.Api.GetAsync(one)).ShouldBeProblem(403, "forbidden");
        (await user.Api.GetAsync("/api/v1/admin/security-events")).ShouldBeProblem(403, "forbidden");
        (await user.Api.PutAsync($"{one}/role", new { role = "admin" })).ShouldBeProblem(403, "forbidden");
        (await server.Anonymous().GetAsync(Users)).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Support_reads_what_admins_read_and_changes_nothing()
    {
        var support = await server.StaffAsync("Support");
        var one = $"{Users}/{support.Id}";

        (await support.Api.GetAsync(Users)).ShouldBe(200);
        (await support.Api.GetAsync(one)).ShouldBe(200).Text("role").ShouldBe("support");
        (await support.Api.GetAsync("/api/v1/admin/security-events")).ShouldBe(200);
        (await support.Api.PutAsync($"{one}/role", new { role = "admin" })).ShouldBeProblem(403, "forbidden");
        (await support.Api.PostAsync($"{one}/lock", new { reason = "Spam" })).ShouldBeProblem(403, "forbidden");
        (await support.Api.PostAsync($"{one}/unlock")).ShouldBeProblem(403, "forbidden");
        (await support.Api.PostAsync($"{one}/logout")).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_new_role_counts_from_the_next_request_on_and_is_told()
    {
        var admin = await server.StaffAsync();
        var user = await server.RegisterAsync();

        var changed = await admin.Api.PutAsync($"{Users}/{user.Id}/role", new { role = "support" });

        changed.ShouldBe(200).Text("role").ShouldBe("support");
        (await user.Api.GetAsync(Users)).ShouldBe(200);
        (await admin.EventsOfAsync(user.Id, "roleChanged")).ShouldBe(["roleChanged: Creator to Support"]);
        var told = await admin.Api.GetAsync($"/api/v1/admin/security-events?kind=roleChanged&userId={user.Id}");
        told.At("items")[0].GetProperty("actorId").GetGuid().ShouldBe(admin.Id);
    }

    [Fact]
    public async Task A_role_that_is_the_users_already_is_no_event()
    {
        var admin = await server.StaffAsync();
        var user = await server.RegisterAsync();

        (await admin.Api.PutAsync($"{Users}/{user.Id}/role", new { role = "creator" })).ShouldBe(200);

        (await admin.EventsOfAsync(user.Id, "roleChanged")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_admin_who_is_demoted_acts_no_more()
    {
        var admin = await server.StaffAsync();
        var other = await server.StaffAsync();

        (await admin.Api.PutAsync($"{Users}/{other.Id}/role", new { role = "viewer" })).ShouldBe(200);

        (await other.Api.GetAsync(Users)).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task An_unknown_user_is_not_found()
    {
        var admin = await server.StaffAsync();
        var unknown = $"{Users}/{Guid.NewGuid()}";

        (await admin.Api.GetAsync(unknown)).ShouldBeProblem(404, "user_not_found");
        (await admin.Api.PutAsync($"{unknown}/role", new { role = "viewer" })).ShouldBeProblem(404, "user_not_found");
        (await admin.Api.PostAsync($"{unknown}/lock", new { reason = "Spam" })).ShouldBeProblem(404, "user_not_found");
        (await admin.Api.PostAsync($"{unknown}/unlock")).ShouldBeProblem(404, "user_not_found");
        (await admin.Api.PostAsync($"{unknown}/logout")).ShouldBeProblem(404, "user_not_found");
    }
}
