using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Infrastructure.Videos;

/// <summary>Takes a video vendor's notifications, each under the secret of the account that it is addressed to.</summary>
/// <param name="of">Whose accounts may sign.</param>
internal abstract class VideoWebhookVerifier(VideoVendor of, VideoAccounts accounts, TimeProvider time)
    : IWebhookVerifier
{
    public abstract WebhookVendor Vendor { get; }

    protected abstract string? PlatformSecret { get; }

    public async ValueTask<Result<VerifiedWebhook>> VerifyAsync(
        ReadOnlyMemory<byte> body,
        WebhookSignature signature,
        CancellationToken cancellationToken
    )
    {
        var secret = signature.AccountId is { } accountId
            ? await SecretOfAsync(accountId, cancellationToken)
            : PlatformSecret;
        if (secret is not { Length: > 0 } || !IsSigned(body.Span, signature.Value, secret, time.GetUtcNow()))
        {
            return WebhookErrors.SignatureInvalid;
        }

        return Read(body) is { } read
            ? read with
            {
                ExternalId = NameOf(read.ExternalId, signature.AccountId),
            }
            : WebhookErrors.PayloadInvalid;
    }

    protected abstract bool IsSigned(
        ReadOnlySpan<byte> body,
        ReadOnlySpan<char> signature,
        string secret,
        DateTimeOffset now
    );

    /// <returns>What the vendor calls the event; <c>null</c> for what is none of its events.</returns>
    protected abstract VerifiedWebhook? Read(ReadOnlyMemory<byte> body);

    // An account that is unknown and one that does not report here answer as one whose secret is another.
    private async ValueTask<string?> SecretOfAsync(Guid accountId, CancellationToken cancellationToken) =>
        await accounts.FindAsync(accountId, cancellationToken) is { } account && account.Vendor == of
            ? account.WebhookSecret
            : null;

    // Who has the secret of one account must not take the names of another's events.
    private static string NameOf(string id, Guid? accountId) => accountId is null ? id : $"{id}:{accountId:N}";
}
