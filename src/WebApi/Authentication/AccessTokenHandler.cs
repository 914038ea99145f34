using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.WebApi.Errors;

namespace StreamHub.WebApi.Authentication;

/// <summary>Finds out who calls, from the access token in the Authorization header and nowhere else.</summary>
internal sealed class AccessTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IAccessTokenReader tokens,
    IEnumerable<IForeignSessions> foreignSessions,
    ICallerDirectory directory,
    CallerContext caller
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Prefix = SchemeName + " ";

    private Error _refusal = AccessErrors.Unauthenticated;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization;
        if (header is not [{ } value] || !value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var subject = await FindSubjectAsync(value[Prefix.Length..]);
        if (!subject.IsSuccess)
        {
            return Refuse(subject.Error);
        }

        var organization = ActingOrganization.Of(Request);
        if (!organization.IsSuccess)
        {
            return Refuse(organization.Error);
        }

        var found = await directory.FindAsync(subject.Value, organization.Value, Context.RequestAborted);
        if (!found.IsSuccess)
        {
            return Refuse(found.Error);
        }

        var user = found.Value;
        caller.Set(user);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user.UserId.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_refusal.Kind == ErrorKind.Unauthenticated)
        {
            Response.Headers[HeaderNames.WWWAuthenticate] = SchemeName;
        }

        return Problems.Of(_refusal).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Of(AccessErrors.Forbidden).ExecuteAsync(Context);

    /// <summary>The log-in that a token is of: ours, or one of another service that is trusted to know people.</summary>
    private async ValueTask<Result<AccessTokenSubject>> FindSubjectAsync(string token)
    {
        if (tokens.Read(token) is { } ours)
        {
            return ours;
        }

        foreach (var sessions in foreignSessions)
        {
            if (await sessions.FindAsync(token, Context.RequestAborted) is { } found)
            {
                return found;
            }
        }

        return AccessErrors.Unauthenticated;
    }

    private AuthenticateResult Refuse(Error error)
    {
        _refusal = error;
        return AuthenticateResult.Fail(error.Message);
    }
}
