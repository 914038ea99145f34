using System.Text.Json;
using StreamHub.Application.Common;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;

namespace StreamHub.Application.Features.Channels;

/// <summary>Seals each channel's tokens for that channel alone.</summary>
public sealed class ChannelVault(ISecretVault vault, TimeProvider time)
{
    private const string Field = "channel-tokens";

    public static SecretContext ContextOf(Guid channelId) => new(channelId, Field);

    /// <param name="former">Its refresh token stays where the consent brings none: platforms give one the first time only.</param>
    public SealedConsent Seal(Guid channelId, ChannelConsent consent, ChannelTokens? former)
    {
        var tokens = new KeptTokens(consent.Tokens.AccessToken, consent.Tokens.RefreshToken ?? former?.RefreshToken);
        return new SealedConsent(
            vault.Seal(JsonSerializer.Serialize(tokens), ContextOf(channelId)),
            consent.Scopes,
            (time.Now() + consent.Lifetime)?.AsKept()
        );
    }

    /// <returns><c>null</c> where it has no consent.</returns>
    public ChannelTokens? Open(Channel channel)
    {
        if (channel.SealedTokens is not { } text)
        {
            return null;
        }

        var kept = JsonSerializer.Deserialize<KeptTokens>(vault.Open(text, ContextOf(channel.Id)))!;
        return new ChannelTokens(kept.Access, kept.Refresh);
    }

    private sealed record KeptTokens(string Access, string? Refresh);
}
