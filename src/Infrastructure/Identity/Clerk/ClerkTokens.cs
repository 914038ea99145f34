using Microsoft.Extensions.Options;
using StreamHub.Infrastructure.Security.Jose;

namespace StreamHub.Infrastructure.Identity.Clerk;

/// <param name="Subject">Clerk's user.</param>
/// <param name="SessionId">Clerk's session.</param>
internal sealed record ClerkSession(string Subject, string SessionId);

/// <summary>Judges Clerk's session tokens: RS256, by the issuer's keys, for pages that are ours.</summary>
internal sealed class ClerkTokens(IOptions<ClerkOptions> options, TimeProvider time)
{
    private const string Pending = "pending";

    private readonly JwtProfile _profile = new()
    {
        Type = "JWT",
        Issuer = options.Value.Issuer ?? string.Empty,
        Audience = null,
    };

    public ClerkSession? Read(string token, string keyId, JwsKeySet keys)
    {
        if (
            keys.Find(keyId) is not RsaSha256Key
            || !new JwtVerifier(_profile, keys, time).TryVerify(token, out var claims, out _)
            || claims.Text("azp") is not { } page
            || !options.Value.AuthorizedParties.Contains(page)
        )
        {
            return null;
        }

        // Somebody who acts in another's name ('act'), or has yet to finish the log-in ('pending'), is not that person.
        var isThePerson = !claims.Has("act") && claims.Text("sts") != Pending;
        var (subject, session) = (claims.Subject, claims.Text("sid"));
        return isThePerson && ClerkUser.IsName(subject) && ClerkUser.IsName(session)
            ? new ClerkSession(subject!, session!)
            : null;
    }
}
