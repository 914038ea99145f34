using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Features.Auth;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Messaging;
using StreamHub.IntegrationTests.Harness;

namespace StreamHub.IntegrationTests.Messaging;

/// <summary>Puts messages into a server's queue and looks at what became of them.</summary>
internal static class Outbox
{
    public static readonly DateTimeOffset Never = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Queues a message as a command would.</summary>
    public static async Task QueueAsync(
        this StreamHubServer server,
        IMessage message,
        DateTimeOffset? notBefore = null,
        int copies = 1
    )
    {
        await using var scope = server.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<IOutbox>();
        for (var i = 0; i < copies; i++)
        {
            outbox.Enqueue(message, notBefore);
        }

        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>Stores a row that somebody else queued, or claimed.</summary>
    public static async Task<Guid> StoreAsync(
        this StreamHubServer server,
        string name,
        string payload,
        DateTimeOffset dueAt,
        int fence = 0
    )
    {
        var message = new OutboxMessage(
            Guid.CreateVersion7(),
            name,
            payload,
            traceParent: null,
            server.Time.GetUtcNow(),
            dueAt
        );
        await server.InDatabaseAsync(async database =>
        {
            database.Add(message);
            database.Entry(message).Property(row => row.Fence).CurrentValue = fence;
            return await database.SaveChangesAsync();
        });
        return message.Id;
    }

    public static Task<Guid> StoreAsync(
        this StreamHubServer server,
        IMessage message,
        DateTimeOffset dueAt,
        int fence = 0
    ) => server.StoreAsync(MessageTypes.NameOf(message.GetType()), MessageTypes.Serialize(message), dueAt, fence);

    public static Task<OutboxMessage?> FindAsync(this StreamHubServer server, Guid id) =>
        server.InDatabaseAsync(database =>
            database.Set<OutboxMessage>().AsNoTracking().FirstOrDefaultAsync(message => message.Id == id)
        );

    public static async Task<OutboxMessage> WhenFailedAsync(this StreamHubServer server, Guid id, int times = 1)
    {
        var message = await Eventually.GetsAsync(
            () => server.FindAsync(id),
            message => message?.Failures >= times,
            $"failure {times}"
        );
        return message!;
    }

    public static Task<int> RemoveAsync(this StreamHubServer server, Guid id) =>
        server.InDatabaseAsync(database =>
            database.Set<OutboxMessage>().Where(message => message.Id == id).ExecuteDeleteAsync()
        );

    /// <summary>A worker of a process of its own, so to speak: it works on what it is told to, whatever others do.</summary>
    public static Task WorkAsync(this StreamHubServer server, Guid id, int fence) =>
        server
            .Services.GetRequiredService<MessageProcessor>()
            .ProcessAsync(new MessageDue(id, fence), CancellationToken.None);

    public static SendEmailConfirmation MailTo(User user) => new(user.Id);
}
