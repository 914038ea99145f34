using System.Text.Json;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Webhooks;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>
/// Each account's one webhook: what a client put there; for the sandbox's own account else what the settings name.
/// </summary>
public sealed class CloudflareWebhook(
    SandboxStore store,
    SandboxSettings settings,
    WebhookQueue queue,
    VideoPresenter presenter,
    TimeProvider clock
)
{
    public WebhookSubscription? Current =>
        store.Read(state =>
            state.Cloudflare switch
            {
                { Webhook: { } chosen } => chosen,
                { WebhookDeleted: false } when settings.Cloudflare.WebhookUrl is { } url => new WebhookSubscription(
                    url,
                    settings.Cloudflare.WebhookSecret,
                    clock.GetUtcNow()
                ),
                _ => null,
            }
        );

    /// <param name="accountId">Of an account that a test added.</param>
    public WebhookSubscription? CurrentOf(string? accountId) =>
        accountId is null ? Current : store.Read(state => state.Cloudflare.OtherWebhooks.GetValueOrDefault(accountId));

    public WebhookSubscription Subscribe(string url, string? secret = null, string? accountId = null)
    {
        var subscription = new WebhookSubscription(url, secret ?? Identifiers.Hex(), clock.GetUtcNow());
        store.Change(state =>
        {
            if (accountId is null)
            {
                state.Cloudflare.Webhook = subscription;
            }
            else
            {
                state.Cloudflare.OtherWebhooks[accountId] = subscription;
            }
        });
        return subscription;
    }

    public void Unsubscribe(string? accountId = null) =>
        store.Change(state =>
        {
            if (accountId is null)
            {
                state.Cloudflare.Webhook = null;
                state.Cloudflare.WebhookDeleted = true;
            }
            else
            {
                state.Cloudflare.OtherWebhooks.Remove(accountId);
            }
        });

    internal void Notify(StreamVideo video)
    {
        if (CurrentOf(video.AccountId) is { } subscription)
        {
            var body = JsonSerializer.Serialize(presenter.Present(video), JsonSerializerOptions.Web);
            queue.Enqueue(
                new WebhookMessage(Vendors.Cloudflare, video.Uid, video.State, body),
                new WebhookTarget(subscription.Url, subscription.Secret)
            );
        }
    }
}

internal sealed class CloudflareWebhookSigner : IWebhookSigner
{
    public string Vendor => Vendors.Cloudflare;

    public IEnumerable<KeyValuePair<string, string>> Sign(WebhookMessage message, string secret, long unixSeconds)
    {
        yield return new(
            "Webhook-Signature",
            $"time={unixSeconds},sig1={HmacSignature.Compute(secret, unixSeconds, message.Body)}"
        );
    }
}
