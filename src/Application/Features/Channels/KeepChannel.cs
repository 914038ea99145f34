using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Channels;

/// <summary>
/// Keeps a channel that a platform has just given. A use case of its own, because it may have to be done again when it loses
/// a race, and the platform gives only once.
/// </summary>
[RequirePermission(Permissions.ChannelsWrite)]
[NoValidation("It is what a platform's adapter has read.")]
public sealed record KeepChannel(GivenChannel Given) : ICommand<ChannelResponse>, IRetryOnConflict;

public sealed class KeepChannelHandler(
    ChannelKeeper keeper,
    ChannelVault vault,
    ICallerContext caller,
    TimeProvider time
) : ICommandHandler<KeepChannel, ChannelResponse>
{
    public async Task<Result<ChannelResponse>> Handle(KeepChannel command, CancellationToken cancellationToken)
    {
        var (platform, found, consent) = command.Given;
        var admitted = await keeper.AdmitAsync(platform, found.ExternalId, found.DisplayName, cancellationToken);
        if (!admitted.IsSuccess)
        {
            return admitted.Error;
        }

        var channel = admitted.Value;
        var former = vault.Open(channel);
        if (consent is { Lifetime: not null, Tokens.RefreshToken: null } && former?.RefreshToken is null)
        {
            return ChannelErrors.AccessIncomplete;
        }

        var sealedConsent = vault.Seal(channel.Id, consent, former);
        channel.Connect(caller.Member.UserId, found.DisplayName, sealedConsent, time.Now());
        return ChannelResponse.Of(channel);
    }
}
