using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using StreamHub.Domain.Webhooks;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Where one vendor delivers its notifications, and how it signs them: for deliveries that a test makes itself.</summary>
public sealed class WebhookDoor
{
    private readonly StreamHubServer _server;
    private readonly string _path;
    private readonly string _header;
    private readonly string _time;
    private readonly string _signature;
    private readonly string _secret;

    private WebhookDoor(
        StreamHubServer server,
        string path,
        string header,
        string time,
        string signature,
        string secret
    )
    {
        _server = server;
        _path = path;
        _header = header;
        _time = time;
        _signature = signature;
        _secret = secret;
    }

    public static WebhookDoor Stripe(StreamHubServer server) =>
        new(server, "/webhooks/stripe", "Stripe-Signature", "t", "v1", server.Sandbox.Stripe.WebhookSecret);

    public static WebhookDoor Cloudflare(StreamHubServer server) =>
        new(
            server,
            "/webhooks/cloudflare",
            "Webhook-Signature",
            "time",
            "sig1",
            server.Sandbox.Cloudflare.WebhookSecret
        );

    public static WebhookDoor Mux(StreamHubServer server) =>
        new(server, "/webhooks/mux", "Mux-Signature", "t", "v1", server.Sandbox.Mux.WebhookSecret);

    /// <summary>The header's value for a body.</summary>
    public string Sign(string body, TimeSpan age = default, string? secret = null)
    {
        var time = (_server.Time.GetUtcNow() - age).ToUnixTimeSeconds();
        return $"{_time}={time},{_signature}={Hmac(secret ?? _secret, time, body)}";
    }

    /// <summary>What these vendors sign with: the time and the body under the secret.</summary>
    public static string Hmac(string secret, long unixSeconds, string body) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{unixSeconds}.{body}"))
        );

    public Task<ApiAnswer> DeliverAsync(string body) => DeliverAsync(body, Sign(body));

    public Task<ApiAnswer> DeliverAsync(string body, string? signature)
    {
        var content = new StringContent(body, Encoding.UTF8, "application/json");
        return signature is null
            ? _server.Anonymous().SendAsync(HttpMethod.Post, _path, content)
            : _server.Anonymous().SendAsync(HttpMethod.Post, _path, content, (_header, signature));
    }

    /// <summary>What is stored of a body that was delivered.</summary>
    public Task<List<WebhookEvent>> StoredAsync(string body) =>
        _server.InDatabaseAsync(database =>
            database.Set<WebhookEvent>().AsNoTracking().Where(received => received.Payload == body).ToListAsync()
        );

    /// <summary>The one event that a body became, once nothing is left to do.</summary>
    public async Task<WebhookEvent> FinishedAsync(string body)
    {
        await _server.WhenIdleAsync();
        return (await StoredAsync(body)).Single();
    }
}
