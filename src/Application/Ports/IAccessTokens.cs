using StreamHub.Application.Common.Security;

namespace StreamHub.Application.Ports;

public sealed record AccessToken(string Value, TimeSpan Lifetime);

/// <summary>Makes the short-lived tokens that a client sends with each request.</summary>
public interface IAccessTokens
{
    AccessToken Issue(Guid userId, Guid loginId);
}

public sealed record AccessTokenSubject(Guid UserId, Guid LoginId);

public interface IAccessTokenReader
{
    /// <returns>Whom a token of ours names; <c>null</c> for any other text.</returns>
    AccessTokenSubject? Read(string token);
}

/// <summary>Knows what a token's subject may do now: rights are looked up, not carried, so that a change acts at once.</summary>
public interface ICallerDirectory
{
    /// <returns><c>null</c> when the user or the log-in is no more.</returns>
    Task<UserCaller?> FindAsync(AccessTokenSubject subject, CancellationToken cancellationToken);
}
