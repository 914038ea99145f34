using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Channels;

/// <summary>Spends a begun connection for what the platform gives: tokens, and the channel that they are for.</summary>
/// <param name="Code">Absent when the platform's page was left without consent.</param>
/// <param name="Reason">Why, by its name in RFC 6749.</param>
[RequirePermission(Permissions.ChannelsWrite)]
public sealed record TakeConsent(Platform Platform, string State, string? Code, string? Reason)
    : ICommand<GivenChannel>;

public sealed record GivenChannel(Platform Platform, PlatformChannel Channel, ChannelConsent Consent);

public sealed class TakeConsentValidator : AbstractValidator<TakeConsent>
{
    public TakeConsentValidator()
    {
        RuleFor(command => command.State).ConnectionState();
        RuleFor(command => command.Code).PlatformAnswer();
        RuleFor(command => command.Reason).PlatformAnswer();
    }
}

public sealed class TakeConsentHandler(
    IRepository<ChannelConnection> connections,
    IChannelProviders providers,
    IUnitOfWork unitOfWork,
    IOpaqueTokens opaqueTokens,
    AppUrls urls,
    TimeProvider time
) : ICommandHandler<TakeConsent, GivenChannel>
{
    public async Task<Result<GivenChannel>> Handle(TakeConsent command, CancellationToken cancellationToken)
    {
        if (opaqueTokens.Read(command.State) is not { } state || !await SpendAsync(command, state, cancellationToken))
        {
            return ChannelErrors.StateInvalid;
        }

        if (string.IsNullOrEmpty(command.Code))
        {
            return IsOfPlatform(command.Reason) ? ChannelErrors.PlatformUnavailable : ChannelErrors.ConsentRefused;
        }

        if (providers.Find(command.Platform) is not { } provider)
        {
            return ChannelErrors.PlatformNotConfigured;
        }

        var verifier = opaqueTokens.Successor(state).Value;
        var redirectUri = urls.For(CallbackPath.Of(command.Platform));
        var consent = await provider.ExchangeAsync(command.Code, verifier, redirectUri, cancellationToken);
        if (!consent.IsSuccess)
        {
            return consent.Error;
        }

        if (!consent.Value.CoversAll)
        {
            return ChannelErrors.AccessIncomplete;
        }

        var channel = await provider.FindChannelAsync(consent.Value.Tokens.AccessToken, cancellationToken);
        return channel.IsSuccess ? new GivenChannel(command.Platform, channel.Value, consent.Value) : channel.Error;
    }

    private static bool IsOfPlatform(string? reason) => reason is "server_error" or "temporarily_unavailable";

    // Before the platform is asked: whoever comes with the same state later, or at the same moment, finds it spent.
    private async Task<bool> SpendAsync(TakeConsent command, OpaqueToken state, CancellationToken cancellationToken)
    {
        var begun = await connections.FirstOrDefaultAsync(
            new BegunConnection(command.Platform, state.Hash, time.Now()),
            cancellationToken
        );
        if (begun is null)
        {
            return false;
        }

        connections.Remove(begun);
        return await unitOfWork.SaveChangesAsync(cancellationToken) is null;
    }
}
