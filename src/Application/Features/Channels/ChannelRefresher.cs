using StreamHub.Application.Common;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Channels;

/// <summary>
/// Has a channel's consent refreshed, by one at a time: a refresh token may be good for one use. What it was given is stored
/// before it is used.
/// </summary>
public sealed class ChannelRefresher(
    IChannelProviders providers,
    ChannelVault vault,
    ChannelNotices notices,
    IUnitOfWork unitOfWork,
    SecurityLog log,
    TimeProvider time
)
{
    /// <summary>
    /// Success says that the platform was heard: it took the consent, or does so no more, which is the channel's state then.
    /// </summary>
    public async Task<Result> RunAsync(Channel channel, CancellationToken cancellationToken)
    {
        if (providers.Find(channel.Platform) is not { } provider)
        {
            return PlatformCatalogue.Of(channel.Platform).Connection == PlatformConnection.Manual
                ? ChannelErrors.NotRefreshable
                : ChannelErrors.PlatformNotConfigured;
        }

        var begun = channel.BeginRefresh(time.Now());
        if (!begun.IsSuccess)
        {
            return begun;
        }

        // Two that begin at once change the same version, and only one of them goes on.
        if (await unitOfWork.SaveChangesAsync(cancellationToken) is not null)
        {
            return ChannelErrors.RefreshRunning;
        }

        var held = vault.Open(channel)!;
        var fresh = held.RefreshToken is { } refreshToken
            ? await provider.RefreshAsync(refreshToken, cancellationToken)
            : ChannelErrors.ConsentRevoked;
        if (!fresh.IsSuccess)
        {
            return await TakeRefusalAsync(channel, fresh.Error, cancellationToken);
        }

        channel.FinishRefresh(vault.Seal(channel.Id, fresh.Value, held), time.Now());
        if (await unitOfWork.SaveChangesAsync(cancellationToken) is { } overtaken)
        {
            return overtaken;
        }

        var found = await provider.FindChannelAsync(fresh.Value.Tokens.AccessToken, cancellationToken);
        if (found is { IsSuccess: true, Value: var known } && known.ExternalId == channel.ExternalId)
        {
            channel.Rename(known.DisplayName);
        }

        return Result.Success();
    }

    private async Task<Result> TakeRefusalAsync(Channel channel, Error refusal, CancellationToken cancellationToken)
    {
        if (refusal == ChannelErrors.ConsentRevoked)
        {
            channel.LoseConsent(time.Now());
            await notices.TellOwnersAsync(channel, cancellationToken);
            log.Record(
                SecurityEventKind.ChannelConsentLost,
                organizationId: channel.OrganizationId,
                detail: $"{channel.Platform} {channel.Id}"
            );
            return Result.Success();
        }

        // Saved here, because a refusal drops what it changed, and nobody could try again until the lease has run out.
        channel.AbandonRefresh(time.Now());
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return refusal;
    }
}
