using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

internal sealed class Portal(
    SandboxStore store,
    StripeLookup lookup,
    PortalConfigurations configurations,
    SandboxAddress address,
    BillingTime time
)
{
    public PortalSession Create(CreatePortalSession parameters)
    {
        var customer = lookup.Customer(parameters.Customer ?? throw StripeException.Missing("customer"), "customer");
        var configuration = parameters.Configuration is { } named
            ? configurations.Get(named, "configuration")
            : configurations.Default();
        var id = Identifiers.Prefixed("bps_");
        var session = new PortalSession
        {
            Id = id,
            Configuration = configuration.Id,
            Created = time.Of(customer.Id),
            Customer = customer.Id,
            Flow = parameters.FlowData is { } flow ? FlowOf(flow, customer.Id) : null,
            Locale = parameters.Locale,
            ReturnUrl = parameters.ReturnUrl ?? configuration.DefaultReturnUrl,
            Url = address.UrlOf($"/stripe/portal/{id}"),
        };
        store.Change(state => state.Stripe.PortalSessions.Add(id, session));
        return session;
    }

    public PortalSession? Find(string id) => store.Read(state => state.Stripe.PortalSessions.GetValueOrDefault(id));

    private PortalFlow FlowOf(PortalFlowParameters wanted, string customer) =>
        new()
        {
            AfterCompletion = new PortalAfterCompletion(
                wanted.AfterCompletion?.Type ?? "portal_homepage",
                wanted.AfterCompletion?.Redirect?.ReturnUrl is { } url ? new PortalRedirect(url) : null
            ),
            SubscriptionCancel =
                wanted.Type == "subscription_cancel"
                    ? new PortalCancelFlow(
                        Mine(wanted.SubscriptionCancel?.Subscription, customer, "subscription_cancel")
                    )
                    : null,
            SubscriptionUpdate =
                wanted.Type == "subscription_update"
                    ? new PortalUpdateFlow(
                        Mine(wanted.SubscriptionUpdate?.Subscription, customer, "subscription_update")
                    )
                    : null,
            SubscriptionUpdateConfirm =
                wanted.Type == "subscription_update_confirm" ? ConfirmationOf(wanted, customer) : null,
            Type = wanted.Type switch
            {
                "payment_method_update"
                or "subscription_cancel"
                or "subscription_update"
                or "subscription_update_confirm" => wanted.Type,
                null => throw StripeException.Missing("flow_data[type]"),
                _ => throw StripeException.Invalid("Invalid flow_data[type]", "flow_data[type]"),
            },
        };

    private PortalConfirmFlow ConfirmationOf(PortalFlowParameters wanted, string customer) =>
        new(
            Mine(wanted.SubscriptionUpdateConfirm?.Subscription, customer, "subscription_update_confirm"),
            [
                .. (wanted.SubscriptionUpdateConfirm?.Items ?? []).Select(item => new PortalConfirmItem(
                    item.Id,
                    item.Price,
                    item.Quantity
                )),
            ]
        );

    private string Mine(string? subscription, string customer, string flow)
    {
        var parameter = $"flow_data[{flow}][subscription]";
        var id = subscription ?? throw StripeException.Missing(parameter);
        return lookup.Subscription(id, parameter) is { IsEnded: false } found && found.Customer == customer
            ? id
            : throw StripeException.Invalid("The subscription cannot be changed by this customer.", parameter);
    }
}
