using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using StreamHub.VendorSandbox;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Delivers signed events to a server that may die, and remembers which it acknowledged.</summary>
public sealed class StripeEvents(SandboxHost sandbox) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new();

    public ICollection<string> Sent => _acknowledged.Keys;

    public IReadOnlyCollection<string> Acknowledged =>
        [.. _acknowledged.Where(sent => sent.Value).Select(sent => sent.Key)];

    /// <returns>The answer's status; zero when none came.</returns>
    public async Task<int> DeliverAsync(Uri server, string id)
    {
        _acknowledged.TryAdd(id, value: false);
        try
        {
            using var request = RequestFor(server, id);
            using var answer = await _http.SendAsync(request);
            if (answer.IsSuccessStatusCode)
            {
                _acknowledged[id] = true;
            }

            return (int)answer.StatusCode;
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            return 0;
        }
    }

    public Task<int> DeliverNewAsync(Uri server) => DeliverAsync(server, $"evt_{Guid.NewGuid():N}");

    /// <summary>As the vendor does with what was not acknowledged.</summary>
    public Task<int[]> DeliverAgainAsync(Uri server) =>
        Task.WhenAll(Sent.Except(Acknowledged).Select(id => DeliverAsync(server, id)));

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage RequestFor(Uri server, string id)
    {
        var body = $$"""{"id":"{{id}}","type":"ping","livemode":false}""";
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var signature = WebhookDoor.Hmac(sandbox.Stripe.WebhookSecret, now, body);
        return new HttpRequestMessage(HttpMethod.Post, new Uri(server, "webhooks/stripe"))
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
            Headers = { { "Stripe-Signature", $"t={now},v1={signature}" } },
        };
    }
}
