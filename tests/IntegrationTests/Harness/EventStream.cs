using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using Shouldly;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>A client of the event stream, as a browser's EventSource is one.</summary>
public sealed class EventStream : IAsyncDisposable
{
    public const string Path = "/api/v1/events/stream";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _response;
    private readonly Stream _body;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private EventStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _body = body;
        _items = SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator();
    }

    public static async Task<EventStream> OpenAsync(ApiClient api, Guid? lastEventId = null, string query = "")
    {
        var response = await RequestAsync(api, lastEventId, query);
        response.EnsureSuccessStatusCode();
        return new EventStream(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>Asks for a stream that is expected to be refused.</summary>
    public static async Task<ApiAnswer> RefusalAsync(ApiClient api, Guid? lastEventId = null, string query = "")
    {
        using var response = await RequestAsync(api, lastEventId, query);
        return await ApiAnswer.ReadAsync(response);
    }

    /// <summary>The next event, as soon as there is one.</summary>
    public async Task<ToldEvent> NextAsync()
    {
        (await _items.MoveNextAsync().AsTask().WaitAsync(Patience)).ShouldBeTrue("The stream ended.");
        return ToldEvent.Of(_items.Current);
    }

    /// <summary>Waits for the end, before which nothing more may come.</summary>
    public async Task ShouldEndAsync() =>
        (await _items.MoveNextAsync().AsTask().WaitAsync(Patience)).ShouldBeFalse("Something came before the end.");

    /// <summary>The next line, be it a comment.</summary>
    public async Task<string> NextBytesAsync()
    {
        var buffer = new byte[64];
        var count = await _body.ReadAsync(buffer).AsTask().WaitAsync(Patience);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, count);
    }

    /// <summary>Breaks the connection off.</summary>
    public ValueTask DisposeAsync()
    {
        _response.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<HttpResponseMessage> RequestAsync(ApiClient api, Guid? lastEventId, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path + query);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastEventId is { } id)
        {
            request.Headers.Add("Last-Event-ID", id.ToString());
        }

        return await api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
