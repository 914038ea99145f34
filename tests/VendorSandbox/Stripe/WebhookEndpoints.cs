using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe;

internal sealed class WebhookEndpoints(SandboxStore store, TimeProvider clock)
{
    public WebhookEndpoint Create(CreateWebhookEndpoint parameters)
    {
        if (!Uri.TryCreate(parameters.Url ?? throw StripeException.Missing("url"), UriKind.Absolute, out _))
        {
            throw StripeException.Invalid("Invalid URL", "url", "url_invalid");
        }

        var endpoint = new WebhookEndpoint
        {
            Id = Identifiers.Prefixed("we_"),
            ApiVersion = parameters.ApiVersion,
            Created = clock.GetUtcNow().ToUnixTimeSeconds(),
            Description = parameters.Description,
            EnabledEvents = parameters.EnabledEvents ?? throw StripeException.Missing("enabled_events"),
            Metadata = parameters.Metadata ?? [],
            Secret = Identifiers.Prefixed("whsec_", 32),
            Url = parameters.Url,
        };
        store.Change(state => state.Stripe.WebhookEndpoints.Add(endpoint.Id, endpoint));
        return endpoint;
    }

    public WebhookEndpoint Get(string id) =>
        Hidden(
            store.Read(state => state.Stripe.WebhookEndpoints.GetValueOrDefault(id))
                ?? throw StripeException.NoSuch("webhook_endpoint", id)
        );

    public StripeList<WebhookEndpoint> List(ListParameters wanted) =>
        store.Read(state =>
            StripePage.Of(state.Stripe.WebhookEndpoints.Values.Select(Hidden), wanted, "/v1/webhook_endpoints")
        );

    public Deleted Delete(string id) =>
        store.Change(state =>
            state.Stripe.WebhookEndpoints.Remove(id)
                ? new Deleted(id, "webhook_endpoint")
                : throw StripeException.NoSuch("webhook_endpoint", id)
        );

    private static WebhookEndpoint Hidden(WebhookEndpoint endpoint) => endpoint with { Secret = null };
}
