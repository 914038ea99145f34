using System.Net.Http.Headers;
using System.Text;

namespace StreamHub.VendorSandbox.Webhooks;

/// <summary>Sends what is due, signed at the moment of sending, and tries again until somebody answers 2xx.</summary>
internal sealed class WebhookDispatcher(
    WebhookQueue queue,
    DeliveryJournal journal,
    IEnumerable<IWebhookSigner> signers,
    TimeProvider clock
) : BackgroundService
{
    private const int MostAttempts = 20;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = Timeout,
    };

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(signers.Select(signer => DeliverAllAsync(signer, stoppingToken)));

    private static TimeSpan RetryDelay(int attempts)
    {
        var delay = FirstRetry * Math.Pow(2, attempts - 1);
        return delay < LongestRetry ? delay : LongestRetry;
    }

    private async Task DeliverAllAsync(IWebhookSigner signer, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var delivery = await queue.NextAsync(signer.Vendor, cancellation);
            delivery.Attempts++;
            var attempt = await TryAsync(signer, delivery, cancellation);
            journal.Add(attempt);
            if (attempt.Status is >= 200 and < 300 || delivery.Attempts >= MostAttempts)
            {
                queue.Remove(delivery);
            }
            else
            {
                queue.Postpone(delivery, RetryDelay(delivery.Attempts));
            }
        }
    }

    private async Task<DeliveryAttempt> TryAsync(
        IWebhookSigner signer,
        PendingDelivery delivery,
        CancellationToken cancellation
    )
    {
        var (message, target) = (delivery.Message, delivery.Target);
        var now = clock.GetUtcNow();
        var attempt = new DeliveryAttempt(
            message.Vendor,
            target.Url,
            message.EventId,
            message.EventType,
            delivery.Attempts,
            Status: null,
            Error: null,
            now
        );
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(target.Url));
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(message.Body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            foreach (var (name, value) in signer.Sign(message, target.Secret, now.ToUnixTimeSeconds()))
            {
                request.Headers.Add(name, value);
            }

            using var response = await _http.SendAsync(request, cancellation);
            return attempt with { Status = (int)response.StatusCode };
        }
        catch (Exception failure) when (failure is HttpRequestException or UriFormatException)
        {
            return attempt with { Error = failure.Message };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return attempt with { Error = $"No answer within {Timeout.TotalSeconds} s." };
        }
    }
}
