using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Channels;
using StreamHub.Application.Features.Publishing;
using StreamHub.Application.Features.SecondStep;
using StreamHub.Application.Features.WebhookEndpoints;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Publishing;
using StreamHub.Domain.Users;
using StreamHub.Domain.Videos;
using StreamHub.Domain.WebhookEndpoints;
using StreamHub.Infrastructure.Persistence;
using StreamHub.Infrastructure.Videos;

namespace StreamHub.Infrastructure.Security.Resealing;

internal sealed class SecretResealer(StreamHubDbContext context, CallerContext caller, ISecretVault vault)
    : ISecretResealer
{
    /// <summary>Every column of the model that holds what the vault sealed.</summary>
    public static IReadOnlyList<SealedText> All { get; } =
    [
        new SealedText<VideoAccount>(nameof(VideoAccount.SealedCredentials), VideoAccountSecrets.Of),
        new SealedText<VideoAccount>(nameof(VideoAccount.SealedWebhookSecret), VideoAccountSecrets.OfWebhook),
        new SealedText<Channel>(nameof(Channel.SealedTokens), channel => ChannelVault.ContextOf(channel.Id)),
        new SealedText<PublishingJob>(nameof(PublishingJob.SealedSession), job => PublishingVault.ContextOf(job.Id)),
        new SealedText<WebhookEndpoint>(
            nameof(WebhookEndpoint.SealedSecret),
            endpoint => WebhookSecrets.ContextOf(endpoint.Id)
        ),
        new SealedText<WebhookEndpoint>(
            nameof(WebhookEndpoint.SealedFormerSecret),
            endpoint => WebhookSecrets.ContextOf(endpoint.Id)
        ),
        new SealedText<SigningKey>(nameof(SigningKey.SealedPrivateKey), key => SigningKeys.ContextOf(key.Id)),
        new SealedText<TwoFactor>(nameof(TwoFactor.SealedSecret), factor => TwoFactorVault.ContextOf(factor.Id)),
        new SealedText<IdempotencyKey>(nameof(IdempotencyKey.SealedBody), key => IdempotencyStore.ContextOf(key.Id)),
    ];

    public async Task<IReadOnlyList<ResealedKind>> RunAsync(CancellationToken cancellationToken)
    {
        caller.Set(Caller.System);
        var kinds = new List<ResealedKind>();
        foreach (var text in All)
        {
            kinds.Add(await text.ResealAsync(context, vault, cancellationToken));
        }

        return kinds;
    }
}
