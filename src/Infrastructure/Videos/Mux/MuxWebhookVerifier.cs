using System.Text.Json;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Videos;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Infrastructure.Videos.Mux;

internal sealed class MuxWebhookVerifier(IOptions<MuxOptions> options, VideoAccounts accounts, TimeProvider time)
    : IWebhookVerifier
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public WebhookVendor Vendor => WebhookVendor.Mux;

    public async ValueTask<Result<VerifiedWebhook>> VerifyAsync(
        ReadOnlyMemory<byte> body,
        WebhookSignature signature,
        CancellationToken cancellationToken
    )
    {
        if (signature.AccountId is not { } accountId)
        {
            return Verify(body, signature, options.Value.WebhookSecret);
        }

        // An account that is unknown and one that does not report here answer as one whose secret is another.
        var account = await accounts.FindAsync(accountId, cancellationToken);
        return account is { Vendor: VideoVendor.Mux, WebhookSecret: { } secret }
            ? Verify(body, signature, secret)
            : WebhookErrors.SignatureInvalid;
    }

    private Result<VerifiedWebhook> Verify(ReadOnlyMemory<byte> body, WebhookSignature signature, string? secret)
    {
        if (secret is not { Length: > 0 } || !MuxSignature.Verify(body.Span, signature.Value, secret, time.GetUtcNow()))
        {
            return WebhookErrors.SignatureInvalid;
        }

        return Read(body.Span) is { Id: { } id, Type: { } type, Data.ValueKind: JsonValueKind.Object }
            ? new VerifiedWebhook(NameOf(id, signature.AccountId), type)
            : WebhookErrors.PayloadInvalid;
    }

    // Mux tells each webhook of an environment, and who has the secret of one must not take the ids of another's events.
    private static string NameOf(string id, Guid? accountId) => accountId is null ? id : $"{id}:{accountId:N}";

    private static MuxEvent? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<MuxEvent>(body, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record MuxEvent(string? Id, string? Type, JsonElement Data);
}
