using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Domain.Audit;
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

    public static Task<ApiAnswer> ForgetPasswordAsync(this StreamHubServer server, string email) =>
        server.Anonymous().PostAsync("/api/v1/auth/forgot-password", new { email });

    public static Task<ApiAnswer> ResetPasswordAsync(this StreamHubServer server, string token, string newPassword) =>
        server.Anonymous().PostAsync("/api/v1/auth/reset-password", new { token, newPassword });

    public static Task<ApiAnswer> ChangePasswordAsync(this User user, string currentPassword, string newPassword) =>
        user.Api.PostAsync("/api/v1/auth/change-password", new { currentPassword, newPassword });

    /// <summary>Who the token says is calling: the profile, or the refusal.</summary>
    public static Task<ApiAnswer> ProfileOfAsync(this StreamHubServer server, string accessToken) =>
        server.ClientWith(accessToken).GetAsync("/api/v1/auth/profile");

    /// <summary>The token of the link that was mailed to the user.</summary>
    public static async Task<string> MailedTokenAsync(this StreamHubServer server, User user)
    {
        var mail = await server.MailAsync(user, "confirm-email.html");
        return TokenIn(mail);
    }

    /// <summary>Asks for a link that sets a new password, and takes its token out of the mail.</summary>
    public static async Task<string> ResetTokenAsync(this StreamHubServer server, User user)
    {
        (await server.ForgetPasswordAsync(user.Email)).ShouldBe(202);
        return TokenIn(await server.MailAsync(user, "reset-password.html#token="));
    }

    /// <summary>The newest mail to the user whose text has this in it, as soon as there is one.</summary>
    public static Task<ReceivedMail> MailAsync(this StreamHubServer server, User user, string text) =>
        server.Sandbox.Mailbox.WaitForAsync(
            user.Email,
            MailPatience,
            mail => mail.Text.Contains(text, StringComparison.Ordinal)
        );

    public static string TokenIn(ReceivedMail mail) => mail.Text.Split(LinkStart)[1].Split('\n')[0].Trim();

    /// <summary>What the audit trail tells of a user, in order.</summary>
    public static Task<List<SecurityEventKind>> EventsOfAsync(this StreamHubServer server, Guid? userId) =>
        server.InDatabaseAsync(database =>
            database
                .Set<SecurityEvent>()
                .Where(happened => happened.UserId == userId)
                .OrderBy(happened => happened.OccurredAt)
                .Select(happened => happened.Kind)
                .ToListAsync()
        );

    public static byte[] SigningSecret(this StreamHubServer server) =>
        Encoding.UTF8.GetBytes(server.Services.GetRequiredService<IConfiguration>()["Auth:SigningSecret"]!);
}
