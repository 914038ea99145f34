using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using StreamHub.VendorSandbox;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Delivers signed events to a server that may die, and remembers which it acknowledged.</summary>
public sealed class StripeEvents(SandboxHost sandbox) : IDisposable
{
    /// <summary>What each kind of event says of its object: things of which the vendor knows nothing when it is asked.</summary>
    private static readonly (string Type, string About)[] Kinds =
    [
        ("ping", "{}"),
        ("customer.subscription.updated", """{"id":"sub_unknown"}"""),
        ("invoice.paid", """{"id":"in_unknown","parent":{"subscription_details":{"subscription":"sub_unknown"}}}"""),
        ("charge.refunded", """{"id":"ch_unknown"}"""),
        ("charge.dispute.created", """{"id":"dp_unknown"}"""),
        ("customer.deleted", """{"id":"cus_unknown"}"""),
        ("payment_method.attached", """{"id":"pm_unknown","customer":"cus_unknown"}"""),
    ];

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new();
    private int _made;

    public ICollection<string> Sent => _acknowledged.Keys;

    public IReadOnlyCollection<string> Acknowledged =>
        [.. _acknowledged.Where(sent => sent.Value).Select(sent => sent.Key)];

    /// <summary>The kinds take turns.</summary>
    public Task<int> DeliverNewAsync(Uri server)
    {
        var kind = (uint)Interlocked.Increment(ref _made) % Kinds.Length;
        return DeliverAsync(server, $"evt_{kind}_{Guid.NewGuid():N}");
    }

    /// <summary>As the vendor does with what was not acknowledged.</summary>
    public Task<int[]> DeliverAgainAsync(Uri server) =>
        Task.WhenAll(Sent.Except(Acknowledged).Select(id => DeliverAsync(server, id)));

    public void Dispose() => _http.Dispose();

    /// <returns>The answer's status; zero when none came.</returns>
    private async Task<int> DeliverAsync(Uri server, string id)
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

    private HttpRequestMessage RequestFor(Uri server, string id)
    {
        var (type, about) = Kinds[int.Parse(id.Split('_')[1], CultureInfo.InvariantCulture)];
        var body = $$$"""{"id":"{{{id}}}","type":"{{{type}}}","livemode":false,"data":{"object":{{{about}}}}}""";
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var signature = WebhookDoor.Hmac(sandbox.Stripe.WebhookSecret, now, body);
        return new HttpRequestMessage(HttpMethod.Post, new Uri(server, "webhooks/stripe"))
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
            Headers = { { "Stripe-Signature", $"t={now},v1={signature}" } },
        };
    }
}
