using Microsoft.EntityFrameworkCore;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Messaging;

/// <summary>
/// The message that the current scope works on, if any. It is deleted in the transaction that commits its effect, and
/// only by the holder of its latest claim: whoever was too slow commits nothing.
/// </summary>
internal sealed class CurrentMessage
{
    private OutboxMessage? _message;

    public void Set(OutboxMessage message) => _message = message;

    public void RemoveFrom(StreamHubDbContext context)
    {
        if (_message is not null && context.Entry(_message).State == EntityState.Detached)
        {
            context.Remove(_message);
        }
    }
}
