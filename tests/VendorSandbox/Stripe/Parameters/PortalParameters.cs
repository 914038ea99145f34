using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Parameters;

internal sealed record CreatePortalSession : StripeParameters
{
    public string? Configuration { get; init; }

    public string? Customer { get; init; }

    public PortalFlowParameters? FlowData { get; init; }

    public string? Locale { get; init; }

    public string? ReturnUrl { get; init; }

    protected override IReadOnlyList<string> Tolerated => ["on_behalf_of"];
}

internal sealed record PortalFlowParameters
{
    public PortalAfterParameters? AfterCompletion { get; init; }

    public PortalTargetParameters? SubscriptionCancel { get; init; }

    public PortalTargetParameters? SubscriptionUpdate { get; init; }

    public PortalChangeParameters? SubscriptionUpdateConfirm { get; init; }

    public string? Type { get; init; }
}

internal sealed record PortalAfterParameters
{
    public PortalRedirectParameters? Redirect { get; init; }

    public string? Type { get; init; }
}

internal sealed record PortalRedirectParameters
{
    public string? ReturnUrl { get; init; }
}

internal sealed record PortalTargetParameters
{
    public string? Subscription { get; init; }
}

internal sealed record PortalChangeParameters
{
    public IReadOnlyList<SubscriptionItemParameters>? Items { get; init; }

    public string? Subscription { get; init; }
}

internal sealed record ListPortalConfigurations : ListParameters
{
    public bool? Active { get; init; }

    public bool? IsDefault { get; init; }
}

internal sealed record PortalConfigurationParameters : StripeParameters
{
    public bool? Active { get; init; }

    public PortalProfileParameters? BusinessProfile { get; init; }

    public string? DefaultReturnUrl { get; init; }

    public PortalFeatureParameters? Features { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    protected override IReadOnlyList<string> Tolerated => ["login_page", "name"];
}

internal sealed record PortalProfileParameters
{
    public string? Headline { get; init; }

    public string? PrivacyPolicyUrl { get; init; }

    public string? TermsOfServiceUrl { get; init; }
}

internal sealed record PortalFeatureParameters
{
    public PortalSwitchParameters? CustomerUpdate { get; init; }

    public PortalSwitchParameters? InvoiceHistory { get; init; }

    public PortalSwitchParameters? PaymentMethodUpdate { get; init; }

    public PortalCancelParameters? SubscriptionCancel { get; init; }

    public PortalUpdateParameters? SubscriptionUpdate { get; init; }
}

internal sealed record PortalSwitchParameters
{
    public IReadOnlyList<string>? AllowedUpdates { get; init; }

    public bool Enabled { get; init; }
}

internal sealed record PortalCancelParameters
{
    public bool Enabled { get; init; }

    public string? Mode { get; init; }

    public string? ProrationBehavior { get; init; }
}

internal sealed record PortalUpdateParameters
{
    public IReadOnlyList<string>? DefaultAllowedUpdates { get; init; }

    public bool Enabled { get; init; }

    public IReadOnlyList<PortalProductParameters>? Products { get; init; }

    public string? ProrationBehavior { get; init; }
}

internal sealed record PortalProductParameters
{
    public IReadOnlyList<string>? Prices { get; init; }

    public string? Product { get; init; }
}
