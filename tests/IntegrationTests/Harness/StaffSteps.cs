using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>How tests come to staff, and what they read there.</summary>
public static class StaffSteps
{
    /// <summary>Somebody with that role of staff.</summary>
    public static async Task<User> StaffAsync(this StreamHubServer server, string role = "Admin")
    {
        var user = await server.RegisterAsync(role);
        await server.SetRoleAsync(user, role);
        return user;
    }

    /// <summary>Behind the server's back, for tests in which it matters that there are no others.</summary>
    public static async Task SetRoleAsync(this StreamHubServer server, User user, string role)
    {
        var changed = await server.InDatabaseAsync(database =>
            database.Database.ExecuteSqlAsync($"UPDATE users SET role = {role} WHERE id = {user.Id}")
        );
        changed.ShouldBe(1);
    }

    /// <summary>The kinds of events that happened to the user, newest first, each with its detail.</summary>
    public static async Task<List<string>> EventsOfAsync(this User staff, Guid userId, string? kind = null)
    {
        var filter = kind is null ? string.Empty : $"&kind={kind}";
        var page = await staff.Api.GetAsync($"/api/v1/admin/security-events?userId={userId}{filter}");
        return
        [
            .. page.ShouldBe(200)
                .At("items")
                .EnumerateArray()
                .Where(entry => entry.GetProperty("userId").ToString() == userId.ToString())
                .Select(entry => $"{entry.GetProperty("kind")}: {entry.GetProperty("detail")}"),
        ];
    }
}
