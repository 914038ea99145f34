using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StreamHub.Domain.Webhooks;
using StreamHub.Infrastructure.Messaging;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>A vendor's event, and the message that has it worked on, on their way into their tables.</summary>
internal sealed record ReceivedEventRow(
    Guid Id,
    string Vendor,
    string ExternalId,
    string Type,
    Guid? AccountId,
    string Payload,
    string State,
    DateTimeOffset ReceivedAt,
    Guid MessageId,
    string Message,
    string MessagePayload,
    string? TraceParent
)
{
    public static ReceivedEventRow Of(WebhookEvent received, OutboxMessage processing) =>
        new(
            received.Id,
            received.Vendor.ToString(),
            received.ExternalId,
            received.Type,
            received.AccountId,
            received.Payload,
            received.State.ToString(),
            received.ReceivedAt,
            processing.Id,
            processing.Name,
            processing.Payload,
            processing.TraceParent
        );
}

[JsonSerializable(typeof(IReadOnlyCollection<ReceivedEventRow>))]
internal sealed partial class ReceivedEventJson : JsonSerializerContext
{
    // A payload is JSON itself: each of its quotation marks would else take six characters. No page ever shows this text.
    private static readonly ReceivedEventJson Relaxed = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    public static string Write(IReadOnlyCollection<ReceivedEventRow> rows) =>
        JsonSerializer.Serialize(rows, Relaxed.IReadOnlyCollectionReceivedEventRow);
}
