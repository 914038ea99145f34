namespace StreamHub.Application.Ports;

/// <param name="Value">256 random bits; handed out once and never kept.</param>
/// <param name="Hash">What is kept.</param>
public sealed record OpaqueToken(string Value, string Hash);

/// <summary>Tokens that mean nothing by themselves: refresh tokens, mailed links.</summary>
public interface IOpaqueTokens
{
    OpaqueToken Create();

    /// <summary>The one token that follows the given one: known again from it, and from our key, without being kept.</summary>
    OpaqueToken Successor(string token);

    string Hash(string token);
}
