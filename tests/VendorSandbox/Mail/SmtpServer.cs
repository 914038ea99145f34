using System.Net;
using System.Net.Sockets;

namespace StreamHub.VendorSandbox.Mail;

/// <summary>Accepts mail from anybody on this machine, and keeps it.</summary>
public sealed class SmtpServer(SandboxSettings settings, Mailbox mailbox) : BackgroundService
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, settings.Smtp.Port);

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.Start();
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _listener.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sessions = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(stoppingToken);
                sessions.RemoveAll(session => session.IsCompleted);
                sessions.Add(TalkAsync(client, stoppingToken));
            }
        }
        finally
        {
            await Task.WhenAll(sessions);
        }
    }

    private async Task TalkAsync(TcpClient client, CancellationToken cancellation)
    {
        using (client)
        {
            try
            {
                await using var session = new SmtpSession(client.GetStream(), mailbox.Deliver);
                await session.RunAsync(cancellation);
            }
            catch (Exception broken) when (broken is IOException or OperationCanceledException)
            {
                // The client hung up, which SMTP leaves to it.
            }
        }
    }
}
