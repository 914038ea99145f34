namespace StreamHub.VendorSandbox.Webhooks;

public interface IWebhookSigner
{
    string Vendor { get; }

    /// <summary>The headers that prove a message sent at that time.</summary>
    IEnumerable<KeyValuePair<string, string>> Sign(WebhookMessage message, string secret, long unixSeconds);
}
