using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

public sealed record PortalSession : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "billing_portal.session";

    public required string Configuration { get; init; }

    public required long Created { get; init; }

    public required string Customer { get; init; }

    public PortalFlow? Flow { get; init; }

    public bool Livemode { get; init; }

    public string? Locale { get; init; }

    public string? OnBehalfOf { get; init; }

    public string? ReturnUrl { get; init; }

    public required string Url { get; init; }
}

/// <summary>The one thing that the customer was sent to do.</summary>
public sealed record PortalFlow
{
    public required PortalAfterCompletion AfterCompletion { get; init; }

    public PortalCancelFlow? SubscriptionCancel { get; init; }

    public PortalUpdateFlow? SubscriptionUpdate { get; init; }

    public PortalConfirmFlow? SubscriptionUpdateConfirm { get; init; }

    public required string Type { get; init; }
}

public sealed record PortalAfterCompletion(string Type, PortalRedirect? Redirect)
{
    public object? HostedConfirmation { get; init; }
}

public sealed record PortalRedirect(string ReturnUrl);

public sealed record PortalCancelFlow(string Subscription)
{
    public object? Retention { get; init; }
}

public sealed record PortalUpdateFlow(string Subscription);

public sealed record PortalConfirmFlow(string Subscription, IReadOnlyList<PortalConfirmItem> Items)
{
    public object? Discounts { get; init; }
}

public sealed record PortalConfirmItem(string? Id, string? Price, long? Quantity);
