using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Auth;
using StreamHub.Domain.Users;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;
using StreamHub.WebApi.RateLimiting;

namespace StreamHub.WebApi.Modules;

/// <summary>How people come in and go.</summary>
public sealed class AuthModule : IEndpointModule
{
    private const string ProfilePath = AccountModule.Prefix + "/profile";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup(AccountModule.Prefix).WithTags("Auth");
        auth.MapPost("/register", Register)
            .Named(nameof(Register), 400, 409)
            .Open()
            .LimitPerAddress(AddressLimit.Registrations)
            .Idempotent();
        auth.MapPost("/login", LogIn)
            .Named(nameof(LogIn), 400, 401, 403)
            .Open()
            .LimitPerAddress(AddressLimit.Credentials);
        auth.MapPost("/refresh", Refresh)
            .Named(nameof(Refresh), 400, 401)
            .Open()
            .LimitPerAddress(AddressLimit.Credentials);
        auth.MapPost("/confirm-email", ConfirmEmail)
            .Named(nameof(ConfirmEmail), 400)
            .Open()
            .LimitPerAddress(AddressLimit.Credentials);
        auth.MapPost("/forgot-password", RequestPasswordReset)
            .Named(nameof(RequestPasswordReset), 400)
            .Open()
            .LimitPerAddress(AddressLimit.Mails);
        auth.MapPost("/reset-password", ResetPassword)
            .Named(nameof(ResetPassword), 400)
            .Open()
            .LimitPerAddress(AddressLimit.Credentials);
        auth.MapPost("/logout", LogOut).Named(nameof(LogOut)).RequirePermission(Permissions.ProfileWrite);
    }

    /// <summary>Creates an account and its personal organization, logs it in, and mails a link that proves the address.</summary>
    public static async Task<Results<Created<AuthTokens>, ProblemHttpResult>> Register(
        RegisterRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var command = new Register(body.Email, body.Password, body.DisplayName, body.Role);
        var result = await dispatcher.Send(command, cancellationToken);
        return result.ToCreated(_ => ProfilePath);
    }

    /// <summary>
    /// Logs in with address and password. An unknown address and a wrong password answer alike. An account with two-factor
    /// log-in answers 401 two_factor_required with a challenge for the second step.
    /// </summary>
    public static async Task<Results<Ok<AuthTokens>, ProblemHttpResult>> LogIn(
        LogInRequest body,
        IDispatcher dispatcher,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new LogIn(body.Email, body.Password), cancellationToken);
        response.AnnounceWait(result.Error);
        return result.ToOk();
    }

    /// <summary>Spends a refresh token for a new pair. A token that was spent before ends the whole log-in.</summary>
    public static async Task<Results<Ok<AuthTokens>, ProblemHttpResult>> Refresh(
        RefreshRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new Refresh(body.RefreshToken), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Proves the address with the token of the mailed link.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> ConfirmEmail(
        ConfirmEmailRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ConfirmEmail(body.Token), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>Ends this log-in: its access and refresh tokens stop working at once.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> LogOut(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new LogOut(), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>Mails a link that sets a new password, if the address has an account; the answer is the same if not.</summary>
    public static async Task<Results<Accepted<MailAnnouncement>, ProblemHttpResult>> RequestPasswordReset(
        PasswordResetRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new RequestPasswordReset(body.Email), cancellationToken);
        return result.ToAccepted(new MailAnnouncement("If the address has an account, a link is on its way to it."));
    }

    /// <summary>Sets a new password with the token of the mailed link, and ends every log-in.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> ResetPassword(
        ResetPasswordRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ResetPassword(body.Token, body.NewPassword), cancellationToken);
        return result.ToNoContent();
    }

    /// <param name="Password">10 to 256 characters of any kind; none of those that everybody tries first.</param>
    /// <param name="Role"><c>viewer</c> or <c>creator</c>, which is the default and also publishes.</param>
    public sealed record RegisterRequest(string Email, string Password, string DisplayName, UserRole? Role = null);

    public sealed record LogInRequest(string Email, string Password);

    public sealed record RefreshRequest(string RefreshToken);

    public sealed record ConfirmEmailRequest(string Token);

    public sealed record PasswordResetRequest(string Email);

    /// <param name="NewPassword">10 to 256 characters of any kind; none of those that everybody tries first.</param>
    public sealed record ResetPasswordRequest(string Token, string NewPassword);
}
