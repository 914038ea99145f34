namespace StreamHub.IntegrationTests.Harness;

/// <summary>Sets the clocks forward, and lets users come back after it: access tokens don't last long.</summary>
public static class TimeTravel
{
    /// <summary>Moves StreamHub's clock and the vendors' together, so that signed times still agree.</summary>
    public static void Advance(this StreamHubServer server, TimeSpan by)
    {
        server.Time.Advance(by);
        server.Sandbox.Clock.Advance(by);
    }

    /// <summary>The same user, logged in anew.</summary>
    public static async Task<User> LogInAgainAsync(this StreamHubServer server, User user)
    {
        var answer = await server
            .Anonymous()
            .PostAsync("/api/v1/auth/login", new { email = user.Email, password = User.Password });
        answer.ShouldBe(200);
        return user with { Api = server.ClientWith(answer.Text("accessToken")) };
    }
}
