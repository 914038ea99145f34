using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>A server in Node on a free loopback port, for as long as its owner lives.</summary>
public sealed class NodeService : IAsyncDisposable
{
    private const int Attempts = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private NodeService(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>What it wrote, to stdout and stderr.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <param name="readyText">Part of the line that says it takes requests.</param>
    /// <param name="arguments">For the port.</param>
    public static async Task<NodeService> StartAsync(string readyText, Func<int, IEnumerable<string>> arguments)
    {
        for (var attempt = 1; ; attempt++)
        {
            var service = Launch(readyText, arguments);
            if (await service.IsReadyAsync())
            {
                return service;
            }

            await service.DisposeAsync();
            // Somebody may have taken the port between our finding it and the service's asking for it.
            if (attempt == Attempts)
            {
                throw new InvalidOperationException($"No {readyText}: {string.Join('\n', service.Lines)}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static NodeService Launch(string readyText, Func<int, IEnumerable<string>> arguments)
    {
        var port = FreePort();
        var guard = new Uri(NodeTools.PathOf("end-with-parent.mjs")).AbsoluteUri;
        var process = NodeTools.Start(["--import", guard, .. arguments(port)]);
        var service = new NodeService(process, new Uri($"http://127.0.0.1:{port}/"));
        service.Watch(readyText);
        return service;
    }

    private void Watch(string readyText)
    {
        _process.OutputDataReceived += (_, line) => Take(line.Data, readyText);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, readyText);
        _process.Exited += (_, _) => _ready.TrySetResult(false);
        _process.EnableRaisingEvents = true;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Take(string? line, string readyText)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        if (line.Contains(readyText, StringComparison.Ordinal))
        {
            _ready.TrySetResult(true);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return await _ready.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
