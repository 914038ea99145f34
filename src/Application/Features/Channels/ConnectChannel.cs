using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Channels;

/// <summary>Connects a channel by its address, or begins a connection that its owner finishes at the platform.</summary>
/// <param name="Address">Of a channel that is connected by it; absent for the others.</param>
/// <param name="DisplayName">The address when absent.</param>
/// <param name="ReturnUrl">Where the browser goes after the consent; our own page when absent.</param>
[RequirePermission(Permissions.ChannelsWrite)]
public sealed record ConnectChannel(Platform Platform, Uri? Address, string? DisplayName, Uri? ReturnUrl)
    : ICommand<BegunChannel>,
        IRetryOnConflict;

/// <param name="AuthorizationUrl">The platform's page where the channel's owner consents, with the browser to be sent there.</param>
/// <param name="ExpiresAt">Until when that can be finished, once.</param>
/// <param name="Channel">The channel, where nobody has to consent.</param>
public sealed record BegunChannel(Uri? AuthorizationUrl, DateTimeOffset? ExpiresAt, ChannelResponse? Channel);

public sealed class ConnectChannelValidator : AbstractValidator<ConnectChannel>
{
    public ConnectChannelValidator()
    {
        RuleFor(command => command.Address).Must(BeSecureAddress).WithMessage("Give an absolute https address.");
        RuleFor(command => command.DisplayName).OptionalText(Channel.DisplayNameMaxLength);
        RuleFor(command => command.ReturnUrl).WebAddress();
    }

    private static bool BeSecureAddress(Uri? address) =>
        address is null
        || (
            address.IsAbsoluteUri
            && address.Scheme == Uri.UriSchemeHttps
            && address.OriginalString.Length <= ChannelAddress.MaxLength
        );
}

public sealed class ConnectChannelHandler(
    IChannelProviders providers,
    IRepository<ChannelConnection> connections,
    IReadRepository<Channel> channels,
    ChannelKeeper keeper,
    ChannelPlaces places,
    IOpaqueTokens opaqueTokens,
    AppUrls urls,
    ICallerContext caller,
    TimeProvider time
) : ICommandHandler<ConnectChannel, BegunChannel>
{
    public async Task<Result<BegunChannel>> Handle(ConnectChannel command, CancellationToken cancellationToken)
    {
        if (command.ReturnUrl is { } returnUrl && !urls.MayReturnTo(returnUrl))
        {
            return BillingErrors.ReturnUrlForeign;
        }

        return PlatformCatalogue.Of(command.Platform) is { Connection: PlatformConnection.Manual } profile
            ? await KeepAsync(profile, command, cancellationToken)
            : await BeginAsync(command, cancellationToken);
    }

    private async Task<Result<BegunChannel>> KeepAsync(
        PlatformProfile profile,
        ConnectChannel command,
        CancellationToken cancellationToken
    )
    {
        if (command.Address is null)
        {
            return ChannelErrors.AddressMissing;
        }

        var address = ChannelAddress.Of(profile, command.Address);
        if (!address.IsSuccess)
        {
            return address.Error;
        }

        var externalId = address.Value.ToString();
        var name = command.DisplayName ?? externalId;
        var channel = await keeper.AdmitAsync(profile.Platform, externalId, name, cancellationToken);
        if (!channel.IsSuccess)
        {
            return channel.Error;
        }

        channel.Value.Connect(caller.Member.UserId, command.DisplayName, time.Now());
        return new BegunChannel(AuthorizationUrl: null, ExpiresAt: null, ChannelResponse.Of(channel.Value));
    }

    private async Task<Result<BegunChannel>> BeginAsync(ConnectChannel command, CancellationToken cancellationToken)
    {
        if (command.Address is not null || command.DisplayName is not null)
        {
            return ChannelErrors.AddressNotAsked;
        }

        if (providers.Find(command.Platform) is not { } provider)
        {
            return ChannelErrors.PlatformNotConfigured;
        }

        if (await FindFullAsync(command.Platform, cancellationToken) is { } full)
        {
            return full;
        }

        var state = opaqueTokens.Create();
        var user = caller.User;
        var begun = ChannelConnection.Begin(
            user.OrganizationId,
            user.UserId,
            user.LoginId,
            command.Platform,
            state.Hash,
            command.ReturnUrl,
            time.Now()
        );
        connections.Add(begun);

        // The verifier is known again from the state and our key, and so kept nowhere.
        var verifier = opaqueTokens.Successor(state).Value;
        var page = provider.ConsentPage(state.Value, verifier, urls.For(CallbackPath.Of(command.Platform)));
        return new BegunChannel(page, begun.ExpiresAt, Channel: null);
    }

    // A courtesy, before anybody consents in vain. Which channel it will be the platform tells; if it may be one that has its
    // place, it is judged then.
    private async Task<Error?> FindFullAsync(Platform platform, CancellationToken cancellationToken) =>
        await channels.AnyAsync(new OpenChannelsAt(platform), cancellationToken)
            ? null
            : (await places.FindAsync(cancellationToken)).FindRefusal();
}
