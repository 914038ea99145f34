using System.Text;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.Infrastructure.Identity;

/// <summary>Access tokens: JWTs by HS256 (RFC 9068's <c>at+jwt</c>) that name the user and the log-in, and no rights.</summary>
internal sealed class AccessTokens : IAccessTokens, IAccessTokenReader
{
    private const string LoginClaim = "sid";

    /// <summary>RFC 9068 wants the client named; there is one, which is everything that logs in with a password.</summary>
    private const string FirstPartyClient = "streamhub";

    private readonly JwtIssuer _issuer;
    private readonly JwtVerifier _verifier;
    private readonly TimeSpan _lifetime;
    private readonly TimeProvider _time;

    public AccessTokens(IOptions<AuthOptions> options, TimeProvider time)
    {
        var settings = options.Value;
        var key = new HmacSha256Key(Encoding.UTF8.GetBytes(settings.SigningSecret));
        var profile = new JwtProfile
        {
            Type = "at+jwt",
            Issuer = settings.Issuer,
            Audience = settings.Audience,
        };
        _time = time;
        _lifetime = settings.AccessTokenLifetime;
        _issuer = new JwtIssuer(profile, key, time);
        _verifier = new JwtVerifier(profile, new JwsKeySet(key), time);
    }

    public AccessToken Issue(Guid userId, Guid loginId) =>
        new(
            _issuer.Issue(
                userId.ToString(),
                _lifetime,
                out _,
                ("jti", AggregateRoot.NewId(_time.Now()).ToString()),
                ("client_id", FirstPartyClient),
                (LoginClaim, loginId.ToString())
            ),
            _lifetime
        );

    public AccessTokenSubject? Read(string token) =>
        _verifier.TryVerify(token, out var claims, out _)
        && Guid.TryParse(claims.Subject, out var userId)
        && Guid.TryParse(claims.Text(LoginClaim), out var loginId)
            ? new AccessTokenSubject(userId, loginId)
            : null;
}
