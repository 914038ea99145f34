using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>What customers may do at the portal. Without one made, a default one allows everything.</summary>
internal sealed class PortalConfigurations(SandboxStore store, EventLog events, BillingTime time)
{
    public PortalConfiguration Create(PortalConfigurationParameters parameters) =>
        store.Change(_ => Add(parameters, isDefault: false));

    public PortalConfiguration Update(string id, PortalConfigurationParameters parameters) =>
        store.Change(state =>
        {
            var before = Get(id);
            var updated = state.Stripe.PortalConfigurations[id] = Apply(before, parameters) with { Updated = time.Now };
            events.Emit("billing_portal.configuration.updated", updated, before);
            return updated;
        });

    public PortalConfiguration Get(string id, string? parameter = null) =>
        store.Read(state => state.Stripe.PortalConfigurations.GetValueOrDefault(id))
        ?? throw StripeException.NoSuch("configuration", id, parameter);

    public PortalConfiguration Default() =>
        store.Change(state =>
            state.Stripe.PortalConfigurations.Values.FirstOrDefault(one => one.IsDefault)
            ?? Add(new PortalConfigurationParameters(), isDefault: true)
        );

    public StripeList<PortalConfiguration> List(ListPortalConfigurations wanted) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.PortalConfigurations.Values.Where(one =>
                    (wanted.Active is null || one.Active == wanted.Active)
                    && (wanted.IsDefault is null || one.IsDefault == wanted.IsDefault)
                ),
                wanted,
                "/v1/billing_portal/configurations"
            )
        );

    private static PortalConfiguration Apply(PortalConfiguration before, PortalConfigurationParameters parameters) =>
        before with
        {
            Active = parameters.Active ?? before.Active,
            BusinessProfile = parameters.BusinessProfile is { } profile
                ? new PortalProfile(profile.Headline, profile.PrivacyPolicyUrl, profile.TermsOfServiceUrl)
                : before.BusinessProfile,
            DefaultReturnUrl = parameters.DefaultReturnUrl ?? before.DefaultReturnUrl,
            Features = parameters.Features is { } features ? Apply(before.Features, features) : before.Features,
            Metadata = Metadata.Merge(before.Metadata, parameters.Metadata),
        };

    private static PortalFeatures Apply(PortalFeatures before, PortalFeatureParameters wanted) =>
        new()
        {
            CustomerUpdate = wanted.CustomerUpdate is { } customer
                ? new PortalCustomerUpdate(customer.AllowedUpdates ?? [], customer.Enabled)
                : before.CustomerUpdate,
            InvoiceHistory = Switch(wanted.InvoiceHistory, before.InvoiceHistory),
            PaymentMethodUpdate = Switch(wanted.PaymentMethodUpdate, before.PaymentMethodUpdate),
            SubscriptionCancel = wanted.SubscriptionCancel is { } cancel
                ? new PortalCancel(cancel.Enabled, cancel.Mode ?? "at_period_end", cancel.ProrationBehavior ?? "none")
                : before.SubscriptionCancel,
            SubscriptionUpdate = wanted.SubscriptionUpdate is { } update
                ? new PortalUpdate(
                    update.DefaultAllowedUpdates ?? [],
                    update.Enabled,
                    [.. (update.Products ?? []).Select(one => new PortalProduct(one.Prices ?? [], one.Product ?? ""))],
                    update.ProrationBehavior ?? "none"
                )
                : before.SubscriptionUpdate,
        };

    private static PortalSwitch Switch(PortalSwitchParameters? wanted, PortalSwitch before) =>
        wanted is null ? before : new PortalSwitch(wanted.Enabled);

    /// <summary>Whoever configures names what is allowed; the rest is not.</summary>
    private PortalConfiguration Add(PortalConfigurationParameters parameters, bool isDefault)
    {
        var blank = new PortalConfiguration
        {
            Id = Identifiers.Prefixed("bpc_"),
            Created = time.Now,
            Features = isDefault ? new PortalFeatures() : Nothing,
            IsDefault = isDefault,
            Updated = time.Now,
        };
        var made = Apply(blank, parameters);
        store.Change(state => state.Stripe.PortalConfigurations.Add(made.Id, made));
        events.Emit("billing_portal.configuration.created", made);
        return made;
    }

    private static PortalFeatures Nothing =>
        new()
        {
            InvoiceHistory = new PortalSwitch(Enabled: false),
            PaymentMethodUpdate = new PortalSwitch(Enabled: false),
            SubscriptionCancel = new PortalCancel(Enabled: false, "at_period_end", "none"),
            SubscriptionUpdate = new PortalUpdate([], Enabled: false, [], "none"),
        };
}
