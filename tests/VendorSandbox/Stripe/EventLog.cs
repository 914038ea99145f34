using System.Text.Json;
using System.Text.Json.Nodes;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Wire;
using StreamHub.VendorSandbox.Webhooks;

namespace StreamHub.VendorSandbox.Stripe;

/// <summary>Records what happened with a snapshot of the object, and sends it to whoever listens.</summary>
internal sealed class EventLog(SandboxStore store, SandboxSettings settings, WebhookQueue queue, BillingTime time)
{
    public WebhookOverride Target =>
        store.Read(state =>
            state.Stripe.Webhook ?? new WebhookOverride(settings.Stripe.WebhookUrl, settings.Stripe.WebhookSecret)
        );

    public IReadOnlyList<StripeEvent> All => store.Read(state => state.Stripe.Events.Values.ToList());

    public void Emit(string type, object snapshot, object? before = null) =>
        store.Change(state =>
        {
            var now = JsonSerializer.SerializeToElement(snapshot, snapshot.GetType(), StripeJson.Answers);
            var targets = Targets(state.Stripe, type).ToList();
            var happened = new StripeEvent
            {
                Id = Identifiers.Prefixed("evt_"),
                Type = type,
                Created = time.Now,
                Data = new EventData(now, before is null ? null : Changed(before, now)),
                PendingWebhooks = targets.Count,
            };
            state.Stripe.Events.Add(happened.Id, happened);
            Send(happened, targets);
        });

    public void Resend(string id) =>
        store.Change(state =>
        {
            var happened = state.Stripe.Events[id];
            Send(happened, Targets(state.Stripe, happened.Type));
        });

    /// <summary>The former values of the fields that are different now.</summary>
    private static JsonElement Changed(object before, JsonElement now)
    {
        var former = JsonSerializer.SerializeToElement(before, before.GetType(), StripeJson.Answers);
        var changed = new JsonObject();
        foreach (var field in former.EnumerateObject())
        {
            if (!JsonElement.DeepEquals(field.Value, now.GetProperty(field.Name)))
            {
                changed[field.Name] = JsonNode.Parse(field.Value.GetRawText());
            }
        }

        return JsonSerializer.SerializeToElement(changed);
    }

    private void Send(StripeEvent happened, IEnumerable<WebhookTarget> targets)
    {
        var body = JsonSerializer.Serialize(happened, StripeJson.Answers);
        foreach (var target in targets)
        {
            queue.Enqueue(new WebhookMessage(Vendors.Stripe, happened.Id, happened.Type, body), target);
        }
    }

    private IEnumerable<WebhookTarget> Targets(StripeState state, string type)
    {
        if (Target is { Url: { } url, Secret: var secret })
        {
            yield return new WebhookTarget(url, secret);
        }

        foreach (var endpoint in state.WebhookEndpoints.Values.Where(endpoint => endpoint.Takes(type)))
        {
            yield return new WebhookTarget(endpoint.Url, endpoint.Secret!);
        }
    }
}

internal sealed class StripeWebhookSigner : IWebhookSigner
{
    public string Vendor => Vendors.Stripe;

    public IEnumerable<KeyValuePair<string, string>> Sign(WebhookMessage message, string secret, long unixSeconds)
    {
        yield return new(
            "Stripe-Signature",
            $"t={unixSeconds},v1={HmacSignature.Compute(secret, unixSeconds, message.Body)}"
        );
    }
}
