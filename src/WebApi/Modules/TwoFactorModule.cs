using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Auth;
using StreamHub.Application.Features.SecondStep;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.RateLimiting;

namespace StreamHub.WebApi.Modules;

/// <summary>The second step of log-ins, and how people switch it on and off.</summary>
public sealed class TwoFactorModule : IEndpointModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapPost($"{AccountModule.Prefix}/login/two-factor", LogInWithSecondFactor)
            .WithTags("Auth")
            .Named(nameof(LogInWithSecondFactor), 400, 401, 403)
            .Open()
            .LimitPerAddress(AddressLimit.Credentials);
        var twoFactor = app.MapGroup($"{AccountModule.Prefix}/two-factor").WithTags("Two-factor");
        twoFactor.MapGet("/", GetTwoFactor).Named(nameof(GetTwoFactor)).RequirePermission(Permissions.ProfileRead);
        Guard(twoFactor.MapPost("/enrol", EnrolTwoFactor).Named(nameof(EnrolTwoFactor), 400, 409));
        Guard(twoFactor.MapPost("/confirm", ConfirmTwoFactor).Named(nameof(ConfirmTwoFactor), 400, 409));
        Guard(twoFactor.MapPost("/recovery-codes", ReplaceRecoveryCodes).Named(nameof(ReplaceRecoveryCodes), 400, 409));
        Guard(twoFactor.MapPost("/disable", DisableTwoFactor).Named(nameof(DisableTwoFactor), 400, 409));

        static void Guard(RouteHandlerBuilder change) =>
            change.RequirePermission(Permissions.ProfileWrite).LimitPerAddress(AddressLimit.Credentials);
    }

    /// <summary>
    /// Ends a log-in that answered two_factor_required: with its challenge, and either a code of the app or a recovery code.
    /// </summary>
    public static async Task<Results<Ok<AuthTokens>, ProblemHttpResult>> LogInWithSecondFactor(
        SecondFactorRequest body,
        IDispatcher dispatcher,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var command = new LogInWithSecondFactor(body.Challenge, body.Code, body.RecoveryCode);
        var result = await dispatcher.Send(command, cancellationToken);
        response.AnnounceWait(result.Error);
        return result.ToOk();
    }

    /// <summary>Whether the caller's log-ins need a second step, and how many recovery codes are left.</summary>
    public static async Task<Results<Ok<TwoFactorStatus>, ProblemHttpResult>> GetTwoFactor(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new GetTwoFactor(), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Makes a secret for an authenticator app. Log-ins stay as they are until a code of it is confirmed.</summary>
    public static async Task<Results<Ok<TwoFactorEnrolment>, ProblemHttpResult>> EnrolTwoFactor(
        TwoFactorEnrolmentRequest body,
        IDispatcher dispatcher,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new EnrolTwoFactor(body.CurrentPassword), cancellationToken);
        response.AnnounceWait(result.Error);
        return result.ToOk();
    }

    /// <summary>Switches two-factor log-in on with a code of the app, and shows the recovery codes, this once.</summary>
    public static async Task<Results<Ok<RecoveryCodeSet>, ProblemHttpResult>> ConfirmTwoFactor(
        TotpCodeRequest body,
        IDispatcher dispatcher,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ConfirmTwoFactor(body.Code), cancellationToken);
        response.AnnounceWait(result.Error);
        return result.ToOk();
    }

    /// <summary>Shows new recovery codes, this once; those of before are void.</summary>
    public static async Task<Results<Ok<RecoveryCodeSet>, ProblemHttpResult>> ReplaceRecoveryCodes(
        TotpCodeRequest body,
        IDispatcher dispatcher,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ReplaceRecoveryCodes(body.Code), cancellationToken);
        response.AnnounceWait(result.Error);
        return result.ToOk();
    }

    /// <summary>Switches two-factor log-in off, with the password and either a code of the app or a recovery code.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> DisableTwoFactor(
        DisableTwoFactorRequest body,
        IDispatcher dispatcher,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var command = new DisableTwoFactor(body.CurrentPassword, body.Code, body.RecoveryCode);
        var result = await dispatcher.Send(command, cancellationToken);
        response.AnnounceWait(result.Error);
        return result.ToNoContent();
    }

    /// <param name="Challenge">What the log-in with the password answered; good for five minutes and one log-in.</param>
    /// <param name="Code">Six digits of the app; each is good once.</param>
    /// <param name="RecoveryCode">In the place of a code, when the app is lost; capitals, dashes and spaces do not matter.</param>
    public sealed record SecondFactorRequest(string Challenge, string? Code = null, string? RecoveryCode = null);

    public sealed record TwoFactorEnrolmentRequest(string CurrentPassword);

    /// <param name="Code">Six digits of the app; each is good once.</param>
    public sealed record TotpCodeRequest(string Code);

    /// <param name="Code">Six digits of the app; each is good once.</param>
    /// <param name="RecoveryCode">In the place of a code, when the app is lost; capitals, dashes and spaces do not matter.</param>
    public sealed record DisableTwoFactorRequest(
        string CurrentPassword,
        string? Code = null,
        string? RecoveryCode = null
    );
}
