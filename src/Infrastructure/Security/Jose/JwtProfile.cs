namespace StreamHub.Infrastructure.Security.Jose;

/// <summary>
/// One kind of token: who makes it, for whom and for what. Tokens of two kinds never stand in for one another, because
/// <see cref="Type"/> is part of what is signed and is compared first.
/// </summary>
public sealed record JwtProfile
{
    public static readonly TimeSpan MaxSkew = TimeSpan.FromSeconds(30);

    /// <summary>The header's <c>typ</c>, such as <c>at+jwt</c>: compared character by character.</summary>
    public required string Type { get; init; }

    public required string Issuer { get; init; }

    /// <summary>Must be among the token's <c>aud</c>. Null: the token is for nobody in particular and names no <c>aud</c>.</summary>
    public required string? Audience { get; init; }

    /// <summary>How far the issuer's clock may be from ours.</summary>
    public TimeSpan Skew
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxSkew);
            field = value;
        }
    } = MaxSkew;
}
