using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.WebApi.Errors;

namespace StreamHub.WebApi.Authentication;

/// <summary>Finds out who calls, from the access token in the Authorization header and nowhere else.</summary>
internal sealed class AccessTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IAccessTokenReader tokens,
    ICallerDirectory directory,
    CallerContext caller
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Prefix = SchemeName + " ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization;
        if (header is not [{ } value] || !value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        if (tokens.Read(value[Prefix.Length..]) is not { } subject)
        {
            return AuthenticateResult.Fail("The token is not one of ours, or is over.");
        }

        if (await directory.FindAsync(subject, Context.RequestAborted) is not { } user)
        {
            return AuthenticateResult.Fail("The log-in has ended.");
        }

        caller.Set(user);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user.UserId.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = SchemeName;
        return Problems.Of(AccessErrors.Unauthenticated).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Of(AccessErrors.Forbidden).ExecuteAsync(Context);
}
