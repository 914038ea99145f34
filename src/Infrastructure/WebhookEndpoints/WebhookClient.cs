using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;
using StreamHub.Application.Features.Events;
using StreamHub.Application.Ports;
using StreamHub.Domain.WebhookEndpoints;
using StreamHub.Infrastructure.Fetching;

namespace StreamHub.Infrastructure.WebhookEndpoints;

/// <summary>Posts to addresses that users chose. Nothing of an answer is trusted, followed or kept beyond its beginning.</summary>
internal sealed class WebhookClient(IHttpClientFactory clients, IOptions<WebhookOptions> options, TimeProvider time)
    : IWebhookSender
{
    public const string Name = "webhook-endpoints";

    public async Task<WebhookAnswer> SendAsync(
        Uri url,
        EventResponse message,
        IReadOnlyCollection<string> secrets,
        CancellationToken cancellationToken
    )
    {
        var begun = time.GetTimestamp();
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(options.Value.Timeout);
        try
        {
            using var request = Compose(url, message, secrets);
            using var http = clients.CreateClient(Name);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, bound.Token);
            return new WebhookAnswer(
                (int)response.StatusCode,
                Failure: null,
                time.GetElapsedTime(begun),
                await ReadBeginningAsync(response, bound.Token),
                WishOf(response)
            );
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && FailureOf(exception) is { } why)
        {
            return new WebhookAnswer(Status: null, why, time.GetElapsedTime(begun));
        }
    }

    private HttpRequestMessage Compose(Uri url, EventResponse message, IReadOnlyCollection<string> secrets)
    {
        var id = message.Id.ToString();
        var seconds = time.Now().ToUnixTimeSeconds();
        var body = JsonSerializer.SerializeToUtf8Bytes(message, JsonSerializerOptions.Web);
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        return new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = content,
            Headers =
            {
                { "User-Agent", "StreamHub-Webhooks/1.0" },
                { "webhook-id", id },
                { "webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture) },
                { "webhook-signature", WebhookSignature.Of(id, seconds, body, secrets) },
            },
        };
    }

    private static WebhookFailure? FailureOf(Exception exception) =>
        exception switch
        {
            OperationCanceledException => WebhookFailure.TimedOut,
            ForbiddenAddressException or { InnerException: ForbiddenAddressException } => WebhookFailure.AddressRefused,
            HttpRequestException or IOException => WebhookFailure.Unreachable,
            _ => null,
        };

    private TimeSpan? WishOf(HttpResponseMessage response) =>
        response switch
        {
            { StatusCode: not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) } => null,
            { Headers.RetryAfter.Delta: { } wait } => wait,
            { Headers.RetryAfter.Date: { } moment } => moment - time.Now(),
            _ => null,
        };

    // The status is the answer. What says why may break off or hang without changing it.
    private static async Task<string?> ReadBeginningAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        var buffer = ArrayPool<byte>.Shared.Rent(WebhookAttempt.BodyMaxLength);
        var length = 0;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            length = await stream.ReadAtLeastAsync(
                buffer.AsMemory(0, WebhookAttempt.BodyMaxLength),
                WebhookAttempt.BodyMaxLength,
                throwOnEndOfStream: false,
                cancellationToken
            );
        }
        catch (Exception exception) when (FailureOf(exception) is not null)
        {
            length = 0;
        }

        var text = TextOf(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return text;
    }

    // Databases keep no NUL.
    private static string? TextOf(ReadOnlySpan<byte> bytes) =>
        bytes.IsEmpty ? null : Encoding.UTF8.GetString(bytes).Replace('\0', '\uFFFD');
}
