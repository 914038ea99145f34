using System.Text.Json.Serialization;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Objects;

public sealed record PortalConfiguration : IStripeObject
{
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "billing_portal.configuration";

    public bool Active { get; init; } = true;

    public string? Application { get; init; }

    public PortalProfile BusinessProfile { get; init; } =
        new(Headline: null, PrivacyPolicyUrl: null, TermsOfServiceUrl: null);

    public required long Created { get; init; }

    public string? DefaultReturnUrl { get; init; }

    public PortalFeatures Features { get; init; } = new();

    public bool IsDefault { get; init; }

    public bool Livemode { get; init; }

    public PortalLogin LoginPage { get; init; } = new();

    public Dictionary<string, string> Metadata { get; init; } = [];

    public required long Updated { get; init; }
}

public sealed record PortalProfile(string? Headline, string? PrivacyPolicyUrl, string? TermsOfServiceUrl);

public sealed record PortalLogin
{
    public bool Enabled { get; init; }

    public string? Url { get; init; }
}

public sealed record PortalFeatures
{
    public PortalCustomerUpdate CustomerUpdate { get; init; } = new([], Enabled: false);

    public PortalSwitch InvoiceHistory { get; init; } = new(Enabled: true);

    public PortalSwitch PaymentMethodUpdate { get; init; } = new(Enabled: true);

    public PortalCancel SubscriptionCancel { get; init; } = new(Enabled: true, "at_period_end", "none");

    public PortalUpdate SubscriptionUpdate { get; init; } = new(["price"], Enabled: true, [], "create_prorations");
}

public sealed record PortalSwitch(bool Enabled);

public sealed record PortalCustomerUpdate(IReadOnlyList<string> AllowedUpdates, bool Enabled);

/// <param name="Mode">at_period_end or immediately.</param>
public sealed record PortalCancel(bool Enabled, string Mode, string ProrationBehavior)
{
    public PortalCancelReasons CancellationReason { get; init; } = new();
}

public sealed record PortalCancelReasons
{
    public bool Enabled { get; init; }

    public IReadOnlyList<string> Options { get; init; } = [];
}

/// <param name="Products">What one may change to; nothing named means every price that is for sale.</param>
public sealed record PortalUpdate(
    IReadOnlyList<string> DefaultAllowedUpdates,
    bool Enabled,
    IReadOnlyList<PortalProduct> Products,
    string ProrationBehavior
);

public sealed record PortalProduct(IReadOnlyList<string> Prices, string Product);
