using System.Text;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Identity;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.Infrastructure.Events;

/// <summary>
/// JWTs of a kind of their own: an access token is no ticket, and a ticket is no access token, because the kind is part of
/// what is signed.
/// </summary>
internal sealed class EventTickets : IEventTickets
{
    private const string LoginClaim = "sid";
    private const string OrganizationClaim = "org";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly JwtIssuer _issuer;
    private readonly JwtVerifier _verifier;

    public EventTickets(IOptions<AuthOptions> options, TimeProvider time)
    {
        var settings = options.Value;
        var key = new HmacSha256Key(Encoding.UTF8.GetBytes(settings.SigningSecret));
        var profile = new JwtProfile
        {
            Type = "event-ticket+jwt",
            Issuer = settings.Issuer,
            Audience = settings.Audience,
        };
        _issuer = new JwtIssuer(profile, key, time);
        _verifier = new JwtVerifier(profile, new JwsKeySet(key), time);
    }

    public AccessToken Issue(UserCaller caller) =>
        new(
            _issuer.Issue(
                caller.UserId.ToString(),
                Lifetime,
                out _,
                (LoginClaim, caller.LoginId.ToString()),
                (OrganizationClaim, caller.OrganizationId.ToString())
            ),
            Lifetime
        );

    public EventTicketHolder? Read(string ticket) =>
        _verifier.TryVerify(ticket, out var claims, out _)
        && Guid.TryParse(claims.Subject, out var userId)
        && Guid.TryParse(claims.Text(LoginClaim), out var loginId)
        && Guid.TryParse(claims.Text(OrganizationClaim), out var organizationId)
            ? new EventTicketHolder(new AccessTokenSubject(userId, loginId), organizationId)
            : null;
}
