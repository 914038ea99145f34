using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using StreamHub.Infrastructure.Messaging;
using StreamHub.IntegrationTests.Harness;
using StreamHub.VendorSandbox;
using Xunit;

namespace StreamHub.IntegrationTests.Features;

public sealed class MailServerAwayTests(MailServerAwayTests.Server server) : IClassFixture<MailServerAwayTests.Server>
{
    [Fact]
    public async Task A_mail_server_that_is_away_keeps_nobody_from_registering()
    {
        var user = await server.RegisterAsync();

        (await user.Api.GetAsync("/api/v1/auth/profile")).ShouldBe(200);
        var message = await Eventually.GetsAsync(
            () => QueuedForAsync(user),
            queued => queued is { Failures: > 0 },
            "a mail that failed"
        );
        message!.Name.ShouldBe("auth.send-email-confirmation");
        message.Payload.ShouldBe($$"""{"UserId":"{{user.Id}}"}""", "no secret waits in a queue");
        message.DeadAt.ShouldBeNull();
        message.LastError.ShouldNotBeNull().ShouldContain("mail server");
        (await server.Anonymous().GetAsync("/health")).At("queueDepth").GetInt64().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_could_not_be_mailed_is_mailed_when_the_mail_server_is_back()
    {
        var user = await server.RegisterAsync();
        await Eventually.HoldsAsync(async () => await QueuedForAsync(user) is { Failures: > 0 }, "a mail that failed");

        await using var returned = await server.StartMailServerAsync();
        server.Time.Advance(TimeSpan.FromHours(1));

        var mail = await returned.Mailbox.WaitForAsync(user.Email, TimeSpan.FromSeconds(20));
        mail.Text.ShouldContain("#token=");
        await Eventually.HoldsAsync(async () => await QueuedForAsync(user) is null, "an empty queue");
    }

    private Task<OutboxMessage?> QueuedForAsync(User user) =>
        server.InDatabaseAsync(database =>
            database
                .Set<OutboxMessage>()
                .AsNoTracking()
                .FirstOrDefaultAsync(message => message.Payload.Contains(user.Id.ToString()))
        );

    /// <summary>Its mail server's port is taken, so that nobody else gets it, and nobody listens there.</summary>
    public sealed class Server(TestDatabases databases) : StreamHubServer(databases), IDisposable
    {
        private readonly Socket _port = Reserve();

        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string> { ["Email:Smtp:Port"] = $"{Port}" };

        private int Port => ((IPEndPoint)_port.LocalEndPoint!).Port;

        public Task<SandboxHost> StartMailServerAsync()
        {
            var port = Port;
            _port.Dispose();
            return SandboxHost.StartAsync(new SandboxSettings { Smtp = new SmtpSettings { Port = port } });
        }

        public void Dispose() => _port.Dispose();

        private static Socket Reserve()
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            return socket;
        }
    }
}
