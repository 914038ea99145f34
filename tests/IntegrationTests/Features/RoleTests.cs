using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class RoleTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private static readonly object Upload = new { title = "Film", sizeBytes = 1_000 };

    [Fact]
    public async Task A_viewer_can_not_publish()
    {
        var viewer = await server.RegisterAsync(role: "viewer");
        var unknown = $"/api/v1/videos/{Guid.NewGuid()}";

        (await viewer.Api.PostAsync("/api/v1/videos/uploads", Upload)).ShouldBeProblem(403, "forbidden");
        (await viewer.Api.PatchAsync(unknown, new { title = "Film" })).ShouldBeProblem(403, "forbidden");
        (await viewer.Api.DeleteAsync(unknown)).ShouldBeProblem(403, "forbidden");
    }

    [Theory]
    [InlineData("/api/v1/auth/profile")]
    [InlineData("/api/v1/videos")]
    [InlineData("/api/v1/billing/plan")]
    public async Task A_viewer_reads(string path)
    {
        var viewer = await server.RegisterAsync(role: "viewer");

        (await viewer.Api.GetAsync(path)).ShouldBe(200);
    }

    [Fact]
    public async Task A_refusal_by_role_comes_before_a_word_about_the_input()
    {
        var viewer = await server.RegisterAsync(role: "viewer");

        (await viewer.Api.PostTextAsync("/api/v1/videos/uploads", "{")).ShouldBeProblem(403, "forbidden");
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("support")]
    [InlineData("Admin")]
    [InlineData("owner")]
    [InlineData("")]
    public async Task Staff_and_unknown_roles_can_not_be_registered(string role)
    {
        var email = $"{Guid.NewGuid():N}@example.com";

        var answer = await server
            .Anonymous()
            .PostAsync(
                "/api/v1/auth/register",
                new
                {
                    email,
                    password = User.Password,
                    displayName = "Somebody",
                    role,
                }
            );

        answer.ShouldBlame("role");
        (await server.LogInAsync(email)).ShouldBeProblem(401, "invalid_credentials");
    }

    [Fact]
    public async Task A_creator_who_becomes_a_viewer_can_not_publish_from_the_next_request_on()
    {
        var user = await server.RegisterAsync(role: "creator");
        (await user.Api.PostAsync("/api/v1/videos/uploads", Upload)).ShouldBe(201);

        await ChangeRoleAsync(user, "Viewer");

        (await user.Api.PostAsync("/api/v1/videos/uploads", Upload)).ShouldBeProblem(403, "forbidden");
        (await user.Api.GetAsync("/api/v1/auth/profile")).Text("role").ShouldBe("viewer");
    }

    [Fact]
    public async Task A_viewer_who_becomes_a_creator_publishes_from_the_next_request_on()
    {
        var user = await server.RegisterAsync(role: "viewer");

        await ChangeRoleAsync(user, "Creator");

        (await user.Api.PostAsync("/api/v1/videos/uploads", Upload)).ShouldBe(201);
    }

    [Fact]
    public async Task Support_reads_and_neither_publishes_nor_buys()
    {
        var user = await server.RegisterAsync();

        await ChangeRoleAsync(user, "Support");

        (await user.Api.GetAsync("/api/v1/videos")).ShouldBe(200);
        (await user.Api.PostAsync("/api/v1/videos/uploads", Upload)).ShouldBeProblem(403, "forbidden");
        (await user.Api.PostAsync("/api/v1/billing/checkout", new { plan = "pro" })).ShouldBeProblem(403, "forbidden");
        (await user.Api.PostAsync("/api/v1/auth/logout")).ShouldBe(204);
    }

    private async Task ChangeRoleAsync(User user, string role)
    {
        var changed = await server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE users SET role = {role} WHERE id = {user.Id}")
        );
        changed.ShouldBe(1);
    }
}
