using System.Text.Json;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Infrastructure.Videos.Mux;

internal sealed class MuxWebhookVerifier(IOptions<MuxOptions> options, TimeProvider time) : IWebhookVerifier
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public WebhookVendor Vendor => WebhookVendor.Mux;

    public ValueTask<Result<VerifiedWebhook>> VerifyAsync(
        ReadOnlyMemory<byte> body,
        WebhookSignature signature,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Verify(body, signature));

    private Result<VerifiedWebhook> Verify(ReadOnlyMemory<byte> body, WebhookSignature signature)
    {
        if (
            options.Value.WebhookSecret is not { Length: > 0 } secret
            || !MuxSignature.Verify(body.Span, signature.Value, secret, time.GetUtcNow())
        )
        {
            return WebhookErrors.SignatureInvalid;
        }

        return Read(body.Span) is { Id: { } id, Type: { } type, Data.ValueKind: JsonValueKind.Object }
            ? new VerifiedWebhook(id, type)
            : WebhookErrors.PayloadInvalid;
    }

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
