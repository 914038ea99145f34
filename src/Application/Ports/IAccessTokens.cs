using StreamHub.Application.Common.Security;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;

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
    /// <param name="organizationId">The organization to act for; the personal one when absent.</param>
    /// <returns>
    /// <see cref="AccessErrors.Unauthenticated"/> when the user or the log-in is no more,
    /// <see cref="OrganizationErrors.NotFound"/> when the user has no place in the organization.
    /// </returns>
    Task<Result<UserCaller>> FindAsync(
        AccessTokenSubject subject,
        Guid? organizationId,
        CancellationToken cancellationToken
    );
}
