using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>
/// A site that answers to the byte what a test says, also what no web server would. It can be reached at each of this
/// machine's addresses, so that only the client itself can keep from reaching it.
/// </summary>
public sealed class RawSite : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Any, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly Task _serving;

    public RawSite()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Gives the answer to a request, whose head is told. The connection ends with it.</summary>
    public Func<string, NetworkStream, CancellationToken, Task> Answer { get; set; } = (_, _, _) => Task.CompletedTask;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The heads of all requests.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    public Uri UrlOf(string path, string host = "127.0.0.1") => new($"http://{host}:{Port}/{path}");

    /// <summary>The same to every request.</summary>
    public void AnswerWith(string head, byte[]? body = null) =>
        Answer = async (_, stream, cancellation) =>
        {
            await WriteAsync(stream, head, cancellation);
            await stream.WriteAsync(body ?? [], cancellation);
        };

    public static ValueTask WriteAsync(NetworkStream stream, string head, CancellationToken cancellation) =>
        stream.WriteAsync(
            Encoding.Latin1.GetBytes($"HTTP/1.1 {head}\r\n\r\n".ReplaceLineEndings("\r\n")),
            cancellation
        );

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var clients = new List<Task>();
        try
        {
            while (true)
            {
                clients.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(clients);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = await ReadHeadAsync(stream);
                _asked.Enqueue(head);
                await Answer(head, stream, _end.Token);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
                // The client has had enough, or the test has.
            }
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var next = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(next, _end.Token);
            head.Append((char)next[0]);
        }

        return head.ToString();
    }
}
