using System.Text.Json;
using Microsoft.Extensions.Options;
using StreamHub.Application.Ports;
using StreamHub.Domain.Videos;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Infrastructure.Videos.Mux;

internal sealed class MuxWebhookVerifier(IOptions<MuxOptions> options, VideoAccounts accounts, TimeProvider time)
    : VideoWebhookVerifier(VideoVendor.Mux, accounts, time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public override WebhookVendor Vendor => WebhookVendor.Mux;

    protected override string? PlatformSecret => options.Value.WebhookSecret;

    protected override bool IsSigned(
        ReadOnlySpan<byte> body,
        ReadOnlySpan<char> signature,
        string secret,
        DateTimeOffset now
    ) => MuxSignature.Verify(body, signature, secret, now);

    protected override VerifiedWebhook? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return
                JsonSerializer.Deserialize<MuxEvent>(body.Span, Json)
                    is { Id: { } id, Type: { } type, Data.ValueKind: JsonValueKind.Object }
                ? new VerifiedWebhook(id, type)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record MuxEvent(string? Id, string? Type, JsonElement Data);
}
