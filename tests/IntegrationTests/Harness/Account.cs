using System.Net.Http.Headers;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>The first things that everybody does at a server.</summary>
public static class Account
{
    public static ApiClient ClientOf(Uri server, string? accessToken = null)
    {
        var http = SecretSpotter.Client(server);
        if (accessToken is not null)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        }

        return new ApiClient(http);
    }

    public static Task<ApiAnswer> TryRegisterAsync(Uri server, string email) =>
        ClientOf(server)
            .PostAsync(
                "/api/v1/auth/register",
                new
                {
                    email,
                    password = User.Password,
                    displayName = "Somebody",
                }
            );

    public static Task<ApiAnswer> TryLogInAsync(Uri server, string email) =>
        ClientOf(server).PostAsync("/api/v1/auth/login", new { email, password = User.Password });

    public static async Task<User> RegisterAsync(Uri server)
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        var answer = await TryRegisterAsync(server, email);
        answer.ShouldBe(201);
        return new User(ClientOf(server, answer.Text("accessToken")), email, answer);
    }
}
