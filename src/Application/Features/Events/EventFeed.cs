using System.Runtime.CompilerServices;
using StreamHub.Application.Ports;

namespace StreamHub.Application.Features.Events;

/// <summary>
/// An organization's events as they happen. Nothing is kept for a client: each reads the log from its own place at its own
/// pace, and those at the same place share the query.
/// </summary>
public sealed class EventFeed(IEventLog log, IEventSignals signals, EventTerms terms, TimeProvider time)
{
    private const int BatchSize = 100;

    /// <returns>What follows the place, in order, in parts; an empty one where there was nothing to tell for a while.</returns>
    public async IAsyncEnumerable<IReadOnlyList<EventResponse>> FollowAsync(
        EventPlace place,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var position = place.Position;
        var toldAt = time.GetTimestamp();
        while (true)
        {
            var next = signals.NextOf(place.OrganizationId);
            // Unfiltered, so that all who are at this place ask the same.
            var found = await log.ReadAsync(place.OrganizationId, position, types: null, BatchSize, cancellationToken);
            position = found.Count > 0 ? found[^1].Position : position;
            var wanted = Wanted(found, place.Types);
            var left = terms.Heartbeat - time.GetElapsedTime(toldAt);
            if (wanted.Count > 0 || left <= TimeSpan.Zero)
            {
                yield return wanted;
                toldAt = time.GetTimestamp();
            }
            else if (found.Count == 0)
            {
                // That nothing comes is no failure.
                await next.WaitAsync(left, time, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private static List<EventResponse> Wanted(IReadOnlyList<PlacedEvent> found, IReadOnlyCollection<string>? types) =>
        [
            .. found
                .Select(placed => placed.Event)
                .Where(told => types is not { Count: > 0 } || types.Contains(told.Type)),
        ];
}
