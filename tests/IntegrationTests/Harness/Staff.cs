using Microsoft.EntityFrameworkCore;
using StreamHub.Domain.Users;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>People whom no registration makes.</summary>
public static class Staff
{
    public static async Task<User> SupporterAsync(this StreamHubServer server)
    {
        var user = await server.RegisterAsync();
        await server.InDatabaseAsync(database =>
            database
                .Set<StreamHub.Domain.Users.User>()
                .Where(one => one.Id == user.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Role, UserRole.Support))
        );
        return user;
    }
}
