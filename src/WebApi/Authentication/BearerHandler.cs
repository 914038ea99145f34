using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using StreamHub.Application.Common.Security;
using StreamHub.Domain.Common;
using StreamHub.WebApi.Errors;

namespace StreamHub.WebApi.Authentication;

/// <summary>
/// Finds out who calls, from the token or key in the Authorization header; where a browser can send none, also from a
/// ticket in the address.
/// </summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    BearerCallers callers,
    CallerContext caller
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Prefix = SchemeName + " ";

    private Error _refusal = AccessErrors.Unauthenticated;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await FindAsync() is not { } found)
        {
            return AuthenticateResult.NoResult();
        }

        if (!found.IsSuccess)
        {
            _refusal = found.Error;
            return AuthenticateResult.Fail(found.Error.Message);
        }

        var member = found.Value;
        caller.Set(member);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, member.UserId.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    private async Task<Result<MemberCaller>?> FindAsync()
    {
        if (BearerOf(Request) is { } bearer)
        {
            return await callers.FindAsync(bearer, Request);
        }

        return Context.TakesTickets() && Request.Query[TicketRoutes.Parameter] is [{ } ticket]
            ? await callers.FindByTicketAsync(ticket, Request)
            : null;
    }

    /// <returns>The token or key in the Authorization header; <c>null</c> where there is none.</returns>
    public static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } value] && value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? value[Prefix.Length..]
            : null;

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_refusal.Kind == ErrorKind.Unauthenticated)
        {
            Response.Headers[HeaderNames.WWWAuthenticate] = SchemeName;
        }

        return Problems.Of(_refusal).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Of(AccessErrors.ForbiddenTo(caller.Current)).ExecuteAsync(Context);
}
