using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;

namespace StreamHub.Infrastructure.Messaging;

/// <summary>
/// What this process handed to its own memory and has not finished. It bounds how much of each lane is claimed ahead,
/// because what lies in memory must be worked on before its claim runs out, and because what waits for one outside must
/// not take the room of the rest. A broker's queues need no such bound: others empty them too.
/// </summary>
internal sealed class MessagesInFlight(
    IOptions<MessagingOptions> options,
    MessageTypes types,
    IntakeLoad intake,
    TimeProvider time
)
{
    private const int RoundsAhead = 16;
    private const int LargestBatch = 100;

    private readonly ConcurrentDictionary<MessageDue, (string Lane, DateTimeOffset Until)> _claims = new();
    private readonly bool _isBounded = options.Value.RabbitMq is null;
    private readonly int _capacity = options.Value.Concurrency * RoundsAhead;

    public int BatchSize => _isBounded ? Math.Min(LargestBatch, _capacity) : LargestBatch;

    /// <summary>The names of messages that are not claimed now. Claims that have run out don't count.</summary>
    public IEnumerable<string> NamesWithoutRoom
    {
        get
        {
            var now = time.Now();
            foreach (var (due, claim) in _claims)
            {
                if (claim.Until <= now)
                {
                    _claims.TryRemove(due, out _);
                }
            }

            return types.Lanes.Where(lane => !HasRoom(lane)).SelectMany(types.NamesIn);
        }
    }

    public IEnumerable<MessageDue> Unfinished => _claims.Keys;

    /// <summary>The latest claim got as many as it asked for, or left some lane out, so there are probably others.</summary>
    public bool MoreIsQueued { get; set; }

    public void Begin(MessageDue due, string lane)
    {
        if (!_isBounded)
        {
            return;
        }

        _claims[due] = (lane, time.Now() + options.Value.Lease);
        if (lane == MessageLanes.Webhooks)
        {
            intake.Claimed();
        }
    }

    /// <summary>It is worked on for longer.</summary>
    public void Extend(MessageDue due, DateTimeOffset until)
    {
        if (_claims.TryGetValue(due, out var claim))
        {
            _claims.TryUpdate(due, claim with { Until = until }, claim);
        }
    }

    /// <returns>Whether there is work for another batch, and room for it.</returns>
    public bool End(MessageDue due) => _claims.TryRemove(due, out var claim) && MoreIsQueued && HasRoom(claim.Lane);

    private bool HasRoom(string lane) =>
        !(lane == MessageLanes.Webhooks && intake.GoesFirst)
        && _claims.Values.Count(claim => claim.Lane == lane) < RoomOf(lane);

    // What waits behind work that lasts for hours would wait in vain here while another process has a place for it.
    private int RoomOf(string lane) => types.IsLongLane(lane) ? options.Value.Concurrency : (_capacity / 2) + 1;
}
