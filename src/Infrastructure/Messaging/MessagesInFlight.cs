using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;

namespace StreamHub.Infrastructure.Messaging;

/// <summary>
/// What this process handed to the transport and nobody has finished here. It bounds how much is claimed ahead: what is
/// queued in a process's memory must be worked on before its claim runs out. Claims that have run out don't count.
/// </summary>
internal sealed class MessagesInFlight(IOptions<MessagingOptions> options, TimeProvider time)
{
    private const int RoundsAhead = 16;

    private readonly ConcurrentDictionary<MessageDue, DateTimeOffset> _claims = new();

    public int Room
    {
        get
        {
            var now = time.Now();
            foreach (var (due, until) in _claims)
            {
                if (until <= now)
                {
                    _claims.TryRemove(due, out _);
                }
            }

            return Math.Max(0, (options.Value.Concurrency * RoundsAhead) - _claims.Count);
        }
    }

    public void Begin(MessageDue due) => _claims[due] = time.Now() + options.Value.Lease;

    public void End(MessageDue due) => _claims.TryRemove(due, out _);
}
