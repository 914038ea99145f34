using System.Text.Json;
using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.Webhooks;

namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>An account's one webhook: what a client put there, else what the settings name for theirs.</summary>
public sealed class CloudflareWebhook(
    CloudflareAccounts accounts,
    SandboxSettings settings,
    WebhookQueue queue,
    VideoPresenter presenter,
    TimeProvider clock
)
{
    public WebhookSubscription? CurrentOf(string accountId) =>
        accounts.Get(accountId) switch
        {
            { Webhook: { } chosen } => chosen,
            { WebhookDeleted: false } account
                when account.Id == settings.Cloudflare.AccountId && settings.Cloudflare.WebhookUrl is { } url =>
                new WebhookSubscription(url, settings.Cloudflare.WebhookSecret, clock.GetUtcNow()),
            _ => null,
        };

    public WebhookSubscription Subscribe(string accountId, string url, string? secret = null)
    {
        var subscription = new WebhookSubscription(url, secret ?? Identifiers.Hex(), clock.GetUtcNow());
        accounts.Change(accountId, account => account with { Webhook = subscription });
        return subscription;
    }

    public void Unsubscribe(string accountId) =>
        accounts.Change(accountId, account => account with { Webhook = null, WebhookDeleted = true });

    internal void Notify(StreamVideo video)
    {
        if (CurrentOf(accounts.OwnerOf(video.AccountId)) is { } subscription)
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
