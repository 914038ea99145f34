using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Auth;
using StreamHub.Domain.Users;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;
using StreamHub.WebApi.RateLimiting;

namespace StreamHub.WebApi.Modules;

public sealed class AuthModule : IEndpointModule
{
    private const string ProfilePath = "/api/v1/auth/profile";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/api/v1/auth").WithTags("Auth");
        auth.MapPost("/register", Register)
            .Named(nameof(Register), 400, 409, 429)
            .Open()
            .LimitPerAddress()
            .Idempotent();
        auth.MapPost("/login", LogIn).Named(nameof(LogIn), 400, 401, 403, 429).Open().LimitPerAddress();
        auth.MapPost("/refresh", Refresh).Named(nameof(Refresh), 400, 401, 429).Open().LimitPerAddress();
        auth.MapPost("/confirm-email", ConfirmEmail).Named(nameof(ConfirmEmail), 400, 429).Open().LimitPerAddress();
        auth.MapPost("/logout", LogOut).Named(nameof(LogOut)).RequirePermission(Permissions.ProfileWrite);
        auth.MapGet("/profile", GetProfile).Named(nameof(GetProfile)).RequirePermission(Permissions.ProfileRead);
        auth.MapPatch("/profile", ChangeProfile)
            .Named(nameof(ChangeProfile), 400)
            .RequirePermission(Permissions.ProfileWrite);
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

    /// <summary>Logs in with address and password. An unknown address and a wrong password answer alike.</summary>
    public static async Task<Results<Ok<AuthTokens>, ProblemHttpResult>> LogIn(
        LogInRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new LogIn(body.Email, body.Password), cancellationToken);
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

    /// <summary>The caller's own account.</summary>
    public static async Task<Results<Ok<UserProfile>, ProblemHttpResult>> GetProfile(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetProfile(), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Changes the caller's own account.</summary>
    public static async Task<Results<Ok<UserProfile>, ProblemHttpResult>> ChangeProfile(
        ChangeProfileRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ChangeProfile(body.DisplayName), cancellationToken);
        return result.ToOk();
    }

    /// <param name="Password">At least 10 characters.</param>
    /// <param name="Role"><c>viewer</c> or <c>creator</c>, which is the default and also publishes.</param>
    public sealed record RegisterRequest(string Email, string Password, string DisplayName, UserRole? Role = null);

    public sealed record LogInRequest(string Email, string Password);

    public sealed record RefreshRequest(string RefreshToken);

    public sealed record ConfirmEmailRequest(string Token);

    public sealed record ChangeProfileRequest(string DisplayName);
}
