using Microsoft.EntityFrameworkCore;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Messaging;

/// <summary>Looks up the rows of claims, for workers that begin at the same time in one query.</summary>
internal sealed class ClaimedMessages
{
    private readonly ReadContexts _contexts;
    private readonly BatchLoader<MessageDue, OutboxMessage> _messages;

    public ClaimedMessages(ReadContexts contexts)
    {
        _contexts = contexts;
        _messages = new BatchLoader<MessageDue, OutboxMessage>(LoadAsync);
    }

    /// <returns><c>null</c> when the message is done or given up, or somebody else has claimed it since.</returns>
    public Task<OutboxMessage?> FindAsync(MessageDue due, CancellationToken cancellationToken) =>
        _messages.LoadAsync(due, cancellationToken);

    private async Task<Dictionary<MessageDue, OutboxMessage>> LoadAsync(IReadOnlyCollection<MessageDue> dues)
    {
        await using var context = _contexts.Create();
        var ids = dues.Select(due => due.Id).Distinct().ToArray();
        return await context
            .Set<OutboxMessage>()
            .Where(message => ids.Contains(message.Id) && message.DeadAt == null)
            .ToDictionaryAsync(message => new MessageDue(message.Id, message.Fence));
    }
}
