namespace StreamHub.VendorSandbox.Webhooks;

public interface IWebhookSigner
{
    string Vendor { get; }

    string HeaderName { get; }

    string Sign(string secret, long unixSeconds, string body);
}
