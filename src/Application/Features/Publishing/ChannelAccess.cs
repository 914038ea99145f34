using StreamHub.Application.Common;
using StreamHub.Application.Features.Channels;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Publishing;

/// <param name="ExternalId">The platform's own name for the channel.</param>
public sealed record OpenedChannel(string ExternalId, ChannelTokens Tokens);

/// <summary>Gives what lets us publish to a channel, fresh enough to last a while.</summary>
public sealed class ChannelAccess(
    IRepository<Channel> channels,
    ChannelRefresher refresher,
    ChannelVault vault,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    private static readonly TimeSpan LeastLeft = TimeSpan.FromMinutes(10);

    /// <param name="isAfresh">Asks the platform in any case: it did not take what there is.</param>
    /// <returns>
    /// Fails with <see cref="ChannelErrors.ConsentRevoked"/> when its owner has to consent again, with
    /// <see cref="ChannelErrors.NotFound"/> when it was disconnected, and with what may pass when it could not be found out.
    /// </returns>
    public async Task<Result<OpenedChannel>> OpenAsync(
        Guid channelId,
        bool isAfresh,
        CancellationToken cancellationToken
    )
    {
        unitOfWork.Reset();
        var channel = await channels.FirstOrDefaultAsync(new OpenChannel(channelId), cancellationToken);
        if (channel is null)
        {
            return ChannelErrors.NotFound;
        }

        if (channel.State == ChannelState.Connected && (isAfresh || channel.AccessEndsAt <= time.Now() + LeastLeft))
        {
            var refreshed = await refresher.RunAsync(channel, cancellationToken);
            if (!refreshed.IsSuccess)
            {
                return refreshed.Error == ChannelErrors.PlatformNotConfigured
                    ? refreshed.Error
                    : ChannelErrors.PlatformUnavailable;
            }

            // What became of the consent must stand before it is used, and outlives what becomes of the job.
            if (await unitOfWork.SaveChangesAsync(cancellationToken) is not null)
            {
                return ChannelErrors.PlatformUnavailable;
            }
        }

        return channel.State == ChannelState.Connected && vault.Open(channel) is { } tokens
            ? new OpenedChannel(channel.ExternalId, tokens)
            : ChannelErrors.ConsentRevoked;
    }

    /// <summary>
    /// A platform that takes the access no more may only have seen it end during a long upload: whether the consent still
    /// holds is found out by refreshing it.
    /// </summary>
    public async Task<Error> JudgeAsync(Guid channelId, Error error, CancellationToken cancellationToken)
    {
        if (error != ChannelErrors.ConsentRevoked)
        {
            return error;
        }

        var channel = await OpenAsync(channelId, isAfresh: true, cancellationToken);
        return channel.IsSuccess ? ChannelErrors.PlatformUnavailable : channel.Error;
    }
}
