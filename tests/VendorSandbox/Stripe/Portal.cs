using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

internal sealed class Portal(SandboxStore store, StripeLookup lookup, SandboxAddress address, TimeProvider clock)
{
    public PortalSession Create(CreatePortalSession parameters)
    {
        var customer = lookup.Customer(parameters.Customer ?? throw StripeException.Missing("customer"), "customer");
        var id = Identifiers.Prefixed("bps_");
        var session = new PortalSession
        {
            Id = id,
            Configuration = parameters.Configuration ?? "bpc_sandbox",
            Created = clock.GetUtcNow().ToUnixTimeSeconds(),
            Customer = customer.Id,
            Locale = parameters.Locale,
            ReturnUrl = parameters.ReturnUrl,
            Url = address.UrlOf($"/stripe/portal/{id}"),
        };
        store.Change(state => state.Stripe.PortalSessions.Add(id, session));
        return session;
    }

    public PortalSession? Find(string id) => store.Read(state => state.Stripe.PortalSessions.GetValueOrDefault(id));
}
