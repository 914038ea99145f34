using System.Text.Json;
using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

public sealed record StripeEvent : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "event";

    public string ApiVersion { get; init; } = StripeApi.Version;

    public required long Created { get; init; }

    public required EventData Data { get; init; }

    public bool Livemode { get; init; }

    public int PendingWebhooks { get; init; }

    public EventRequest Request { get; init; } = new();

    public required string Type { get; init; }
}

/// <summary>The object as it was then, and of an update, what it was before.</summary>
public sealed record EventData(
    [property: JsonPropertyName("object")] JsonElement Snapshot,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? PreviousAttributes
);

public sealed record EventRequest
{
    public string? Id { get; init; }

    public string? IdempotencyKey { get; init; }
}

public sealed record WebhookEndpoint : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "webhook_endpoint";

    public string? ApiVersion { get; init; }

    public string? Application { get; init; }

    public required long Created { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<string> EnabledEvents { get; init; }

    public bool Livemode { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    /// <summary>Shown in the answer to the creation only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    public string Status { get; init; } = "enabled";

    public required string Url { get; init; }

    public bool Takes(string eventType) => EnabledEvents.Contains("*") || EnabledEvents.Contains(eventType);
}
