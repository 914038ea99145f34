using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Auth;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.RateLimiting;

namespace StreamHub.WebApi.Modules;

/// <summary>What people do with their own account once they are in.</summary>
public sealed class AccountModule : IEndpointModule
{
    public const string Prefix = "/api/v1/auth";

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var account = app.MapGroup(Prefix).WithTags("Account");
        account.MapGet("/profile", GetProfile).Named(nameof(GetProfile)).RequirePermission(Permissions.ProfileRead);
        account
            .MapPatch("/profile", ChangeProfile)
            .Named(nameof(ChangeProfile), 400)
            .RequirePermission(Permissions.ProfileWrite);
        account
            .MapPost("/change-password", ChangePassword)
            .Named(nameof(ChangePassword), 400)
            .RequirePermission(Permissions.ProfileWrite)
            .LimitPerAddress(AddressLimit.Credentials);
        account
            .MapPost("/confirm-email/resend", ResendConfirmation)
            .Named(nameof(ResendConfirmation))
            .RequirePermission(Permissions.ProfileWrite)
            .LimitPerAddress(AddressLimit.Mails);
        account.MapGet("/logins", ListLogins).Named(nameof(ListLogins)).RequirePermission(Permissions.ProfileRead);
        account
            .MapDelete("/logins/{id:guid}", RevokeLogin)
            .Named(nameof(RevokeLogin), 404)
            .RequirePermission(Permissions.ProfileWrite);
        account
            .MapDelete("/logins", RevokeLogins)
            .Named(nameof(RevokeLogins), 400)
            .RequirePermission(Permissions.ProfileWrite);
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

    /// <summary>Sets another password. This log-in goes on, every other is over at once, and a mail tells of it.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> ChangePassword(
        ChangePasswordRequest body,
        IDispatcher dispatcher,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var command = new ChangePassword(body.CurrentPassword, body.NewPassword);
        var result = await dispatcher.Send(command, cancellationToken);
        response.AnnounceWait(result.Error);
        return result.ToNoContent();
    }

    /// <summary>Mails another link that proves the caller's address, unless it is proven already.</summary>
    public static async Task<Results<Accepted<MailAnnouncement>, ProblemHttpResult>> ResendConfirmation(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ResendConfirmation(), cancellationToken);
        return result.ToAccepted(
            new MailAnnouncement("A link is on its way, unless the address is confirmed already.")
        );
    }

    /// <summary>The caller's log-ins that run: on which device, from where, and when they were last used.</summary>
    public static async Task<Results<Ok<LoginList>, ProblemHttpResult>> ListLogins(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListLogins(), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Ends one of the caller's log-ins at once.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> RevokeLogin(
        Guid id,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new RevokeLogin(id), cancellationToken);
        return result.ToNoContent();
    }

    /// <summary>Ends all of the caller's log-ins at once, except this one unless it is included.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> RevokeLogins(
        IDispatcher dispatcher,
        CancellationToken cancellationToken,
        bool includeCurrent = false
    )
    {
        var result = await dispatcher.Send(new RevokeLogins(includeCurrent), cancellationToken);
        return result.ToNoContent();
    }

    public sealed record ChangeProfileRequest(string DisplayName);

    /// <param name="NewPassword">10 to 256 characters of any kind; none of those that everybody tries first.</param>
    public sealed record ChangePasswordRequest(string CurrentPassword, string NewPassword);
}

/// <summary>What can be said of a mail before it is sent.</summary>
public sealed record MailAnnouncement(string Message);
