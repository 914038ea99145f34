using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>A message as it came.</summary>
public sealed record ReceivedWebhook(IReadOnlyDictionary<string, string> Headers, string Body)
{
    public Guid Id => Guid.Parse(Headers["webhook-id"]);

    public string[] Signatures => Headers["webhook-signature"].Split(' ');
}

/// <summary>Somebody's server that webhooks are sent to, and that answers as a test wants it to.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedWebhook> _received = new();
    private TaskCompletionSource? _held;

    private WebhookReceiver(WebApplication app) => _app = app;

    public IReadOnlyList<ReceivedWebhook> Received => [.. _received];

    /// <summary>Of the next messages.</summary>
    public Action<HttpResponse> Answer { get; set; } = response => response.StatusCode = 204;

    public string Url => $"{_app.Urls.Single()}/hooks";

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build());
        receiver._app.MapPost("/hooks", receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public void AnswerWith(int status) => Answer = response => response.StatusCode = status;

    /// <summary>Nobody is answered until they are let go.</summary>
    public void Hold() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetGo() => _held?.TrySetResult();

    public Task<IReadOnlyList<ReceivedWebhook>> WhenReceivedAsync(int count) =>
        Eventually.GetsAsync(
            () => Task.FromResult(Received),
            received => received.Count >= count,
            $"{count} webhooks to arrive"
        );

    public async ValueTask DisposeAsync()
    {
        LetGo();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(
            header => header.Key,
            header => header.Value.ToString(),
            StringComparer.OrdinalIgnoreCase
        );
        _received.Enqueue(new ReceivedWebhook(headers, await reader.ReadToEndAsync()));
        if (_held is { } held)
        {
            await held.Task.WaitAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Answer(context.Response);
    }
}
