using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.VendorSandbox.Mail;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>The calls by which people come in, and what tests need to know of them.</summary>
public static class AuthCalls
{
    public const string LinkStart = "#token=";

    private static readonly TimeSpan MailPatience = TimeSpan.FromSeconds(20);

    public static Task<ApiAnswer> LogInAsync(
        this StreamHubServer server,
        string email,
        string password = User.Password
    ) => server.Anonymous().PostAsync("/api/v1/auth/login", new { email, password });

    public static Task<ApiAnswer> RefreshAsync(this StreamHubServer server, string refreshToken) =>
        server.Anonymous().PostAsync("/api/v1/auth/refresh", new { refreshToken });

    public static Task<ApiAnswer> ConfirmAsync(this StreamHubServer server, string token) =>
        server.Anonymous().PostAsync("/api/v1/auth/confirm-email", new { token });

    /// <summary>Who the token says is calling: the profile, or the refusal.</summary>
    public static Task<ApiAnswer> ProfileOfAsync(this StreamHubServer server, string accessToken) =>
        server.ClientWith(accessToken).GetAsync("/api/v1/auth/profile");

    /// <summary>The token of the link that was mailed to the user.</summary>
    public static async Task<string> MailedTokenAsync(this StreamHubServer server, User user)
    {
        var mail = await server.Sandbox.Mailbox.WaitForAsync(user.Email, MailPatience);
        return TokenIn(mail);
    }

    public static string TokenIn(ReceivedMail mail) => mail.Text.Split(LinkStart)[1].Split('\n')[0].Trim();

    public static byte[] SigningSecret(this StreamHubServer server) =>
        Encoding.UTF8.GetBytes(server.Services.GetRequiredService<IConfiguration>()["Auth:SigningSecret"]!);
}
