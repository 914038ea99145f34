using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;

namespace StreamHub.Infrastructure.Messaging;

/// <summary>
/// What this process handed to its own memory and has not finished. It bounds how much is claimed ahead, because what
/// lies in memory must be worked on before its claim runs out. A broker's queue needs no such bound: others empty it too.
/// </summary>
internal sealed class MessagesInFlight(IOptions<MessagingOptions> options, TimeProvider time)
{
    private const int RoundsAhead = 16;

    private readonly ConcurrentDictionary<MessageDue, DateTimeOffset> _claims = new();
    private readonly bool _isBounded = options.Value.RabbitMq is null;
    private readonly int _capacity = options.Value.Concurrency * RoundsAhead;

    /// <summary>How many more may be claimed now. Claims that have run out don't count.</summary>
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

            return Math.Max(0, _capacity - _claims.Count);
        }
    }

    public IEnumerable<MessageDue> Unfinished => _claims.Keys;

    /// <summary>There is work for another batch, and room for it.</summary>
    public bool WantsMore => MoreIsQueued && _claims.Count <= _capacity / 2;

    /// <summary>The latest claim got as many as it asked for, so there are probably others.</summary>
    public bool MoreIsQueued { get; set; }

    public void Begin(MessageDue due)
    {
        if (_isBounded)
        {
            _claims[due] = time.Now() + options.Value.Lease;
        }
    }

    public void End(MessageDue due) => _claims.TryRemove(due, out _);
}
