using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

/// <summary>The platforms at which this server has client credentials.</summary>
public interface IChannelProviders
{
    /// <returns><c>null</c> where it has none, and where nobody consents.</returns>
    IChannelProvider? Find(Platform platform);
}

/// <summary>
/// Speaks with one platform for channels whose owners consented there. Whatever fails because the platform is away is
/// <see cref="ChannelErrors.PlatformUnavailable"/>, and says nothing of the consent.
/// </summary>
public interface IChannelProvider
{
    Platform Platform { get; }

    /// <summary>The page where a channel's owner is asked for consent.</summary>
    /// <param name="verifier">Proves, when the code is exchanged, that who began has the code; only its hash goes out.</param>
    Uri ConsentPage(string state, string verifier, Uri redirectUri);

    /// <returns>Fails with <see cref="ChannelErrors.StateInvalid"/> for a code that the platform does not take.</returns>
    Task<Result<ChannelConsent>> ExchangeAsync(
        string code,
        string verifier,
        Uri redirectUri,
        CancellationToken cancellationToken
    );

    /// <summary>Never sent twice: some platforms take a refresh token once.</summary>
    /// <returns>Fails with <see cref="ChannelErrors.ConsentRevoked"/> when the platform takes the token no more.</returns>
    Task<Result<ChannelConsent>> RefreshAsync(string refreshToken, CancellationToken cancellationToken);

    /// <summary>The channel of the account that consented.</summary>
    Task<Result<PlatformChannel>> FindChannelAsync(string accessToken, CancellationToken cancellationToken);

    /// <summary>Gives the consent back. One that is gone already counts as given back.</summary>
    Task<Result> RevokeAsync(ChannelTokens tokens, CancellationToken cancellationToken);
}

/// <summary>What lets us speak for a channel. It is no record, so that nothing prints it.</summary>
public sealed class ChannelTokens(string accessToken, string? refreshToken)
{
    public string AccessToken { get; } = accessToken;

    /// <summary><c>null</c> where the platform gave none this time.</summary>
    public string? RefreshToken { get; } = refreshToken;
}

/// <param name="CoversAll">Whether it is for all that was asked.</param>
/// <param name="Lifetime">Of the access token; <c>null</c> where it does not end by itself.</param>
public sealed record ChannelConsent(
    ChannelTokens Tokens,
    IReadOnlyList<string> Scopes,
    bool CoversAll,
    TimeSpan? Lifetime
);

/// <param name="ExternalId">The platform's own name for the channel.</param>
public sealed record PlatformChannel(string ExternalId, string DisplayName);
