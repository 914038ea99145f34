namespace StreamHub.Application.Ports;

/// <param name="Value">256 random bits; handed out once and never kept.</param>
/// <param name="Hash">What is kept.</param>
public sealed record OpaqueToken(string Value, string Hash);

/// <summary>Tokens that mean nothing by themselves: refresh tokens, mailed links.</summary>
public interface IOpaqueTokens
{
    OpaqueToken Create();

    /// <returns><c>null</c> for what can't be such a token.</returns>
    OpaqueToken? Read(string presented);

    /// <summary>The one token that follows the given one: known again from it, and from our key, without being kept.</summary>
    OpaqueToken Successor(OpaqueToken token);
}
