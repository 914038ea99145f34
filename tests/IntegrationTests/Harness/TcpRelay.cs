using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>Stands between a server and its database, and can be the network or the machine that fails.</summary>
public sealed class TcpRelay : IAsyncDisposable
{
    private readonly ConcurrentDictionary<TcpClient, byte> _ends = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly IPEndPoint _target;
    private readonly int _port = FreePort.Next();
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;
    private TaskCompletionSource _flow = Completed();

    public TcpRelay(string host, int port)
    {
        _target = new IPEndPoint(IPAddress.Parse(host), port);
        Listen();
    }

    public int Port => _port;

    /// <summary>Connections stand and are taken, and nothing comes through any more.</summary>
    public void Pause() => _flow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Nobody is there: connections break, and new ones are refused.</summary>
    public void Refuse()
    {
        _listener?.Dispose();
        _listener = null;
        Break();
    }

    /// <summary>Connections break, and new ones work.</summary>
    public void Break()
    {
        foreach (var end in _ends.Keys)
        {
            end.Dispose();
        }
    }

    public void Recover()
    {
        if (_listener is null)
        {
            Listen();
        }

        _flow.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        Refuse();
        await _accepting;
        _closing.Dispose();
    }

    private static TaskCompletionSource Completed()
    {
        var flow = new TaskCompletionSource();
        flow.SetResult();
        return flow;
    }

    private void Listen()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _accepting = AcceptAsync(_listener);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync(_closing.Token);
                _ = RelayAsync(near);
            }
        }
        catch (Exception over) when (over is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The listener was closed.
        }
    }

    private async Task RelayAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            _ends[near] = _ends[far] = 0;
            try
            {
                await far.ConnectAsync(_target, _closing.Token);
                var (inside, outside) = (near.GetStream(), far.GetStream());
                await Task.WhenAny(CopyAsync(inside, outside), CopyAsync(outside, inside));
            }
            catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException)
            {
                // One side is gone, so the other goes as well.
            }

            _ends.TryRemove(near, out _);
            _ends.TryRemove(far, out _);
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, _closing.Token)) > 0)
        {
            await _flow.Task.WaitAsync(_closing.Token);
            await to.WriteAsync(buffer.AsMemory(0, read), _closing.Token);
        }
    }
}
