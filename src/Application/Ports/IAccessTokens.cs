namespace StreamHub.Application.Ports;

public sealed record AccessToken(string Value, TimeSpan Lifetime);

/// <summary>The short-lived tokens that a client sends with each request.</summary>
public interface IAccessTokens
{
    AccessToken Issue(Guid userId, Guid loginId);
}
