using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

/// <summary>What a log-in answers with.</summary>
/// <param name="ExpiresIn">Seconds until the access token ends.</param>
/// <param name="RefreshToken">Usable once; the answer to its use brings the next.</param>
/// <param name="RefreshExpiresAt">When the log-in ends unless it is refreshed before.</param>
public sealed record AuthTokens(
    UserProfile User,
    string AccessToken,
    string TokenType,
    int ExpiresIn,
    string RefreshToken,
    DateTimeOffset RefreshExpiresAt
)
{
    public static AuthTokens Of(UserProfile user, AccessToken access, OpaqueToken refresh, Login login) =>
        new(user, access.Value, "Bearer", (int)access.Lifetime.TotalSeconds, refresh.Value, login.ExpiresAt);
}

/// <summary>Starts log-ins, for every use case that ends in one.</summary>
public sealed class LoginStarter(
    IRepository<Login> logins,
    IOpaqueTokens opaqueTokens,
    IAccessTokens accessTokens,
    IOriginContext origin,
    SecurityLog log,
    TimeProvider time
)
{
    public AuthTokens Start(User user)
    {
        var refresh = opaqueTokens.Create();
        var login = Login.Start(user, origin.Current, refresh.Hash, time.Now());
        logins.Add(login);
        log.Record(SecurityEventKind.LoggedIn, user.Id);
        return AuthTokens.Of(UserProfile.Of(user), accessTokens.Issue(user.Id, login.Id), refresh, login);
    }
}
