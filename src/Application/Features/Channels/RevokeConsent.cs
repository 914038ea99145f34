using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Channels;

/// <summary>Gives the consent of a disconnected channel back at its platform, and then forgets it.</summary>
[SystemOnly]
[MessageName("channels.revoke-consent", MessageLanes.Channels)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record RevokeConsent(Guid ChannelId) : IMessage, IRetryOnConflict;

public sealed class RevokeConsentHandler(
    IRepository<Channel> channels,
    IReadRepository<Channel> known,
    IChannelProviders providers,
    ChannelVault vault
) : ICommandHandler<RevokeConsent>
{
    public async Task<Result> Handle(RevokeConsent command, CancellationToken cancellationToken)
    {
        var channel = await channels.GetAsync(command.ChannelId, cancellationToken);
        if (channel is not { State: ChannelState.Disconnected, SealedTokens: not null })
        {
            return Result.Success();
        }

        // A platform takes back all that its account allowed us, and so what another organization goes on with.
        var isShared = await known.AnyAsync(new SameChannelElsewhere(channel), cancellationToken);
        if (!isShared && providers.Find(channel.Platform) is { } provider)
        {
            var revoked = await provider.RevokeAsync(vault.Open(channel)!, cancellationToken);
            if (!revoked.IsSuccess)
            {
                return revoked;
            }
        }

        channel.ForgetConsent();
        return Result.Success();
    }
}
