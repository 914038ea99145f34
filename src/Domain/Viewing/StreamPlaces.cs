namespace StreamHub.Domain.Viewing;

/// <param name="StreamId">The stream that goes on, if the viewer has one.</param>
/// <param name="OrganizationId">The viewer's.</param>
/// <param name="Allowed">What its plan allows at the same time; <c>null</c> is without limit.</param>
public sealed record StreamRequest(Guid? StreamId, Guid OrganizationId, Guid UserId, Guid VideoId, int? Allowed);

/// <param name="Stream">The stream that plays; <c>null</c> when the plan has no room for it.</param>
/// <param name="Running">How many were running already.</param>
public sealed record StreamTaking(PlaybackStream? Stream, int Running);

/// <summary>
/// Gives out one organization's slots at one moment. Everybody who sees the same streams chooses the same slot, the lowest
/// that is free: of two who decide at once, one finds it taken when it is written, and decides anew.
/// </summary>
/// <param name="known">All streams of the organization; without a limit, those that go on are enough.</param>
public sealed class StreamPlaces(IEnumerable<PlaybackStream> known, DateTimeOffset now)
{
    private readonly Dictionary<long, PlaybackStream> _bySlot = known.ToDictionary(stream => stream.Slot);
    private readonly Dictionary<long, PlaybackStream> _changed = [];

    /// <summary>What has to be written, each to its slot.</summary>
    public IReadOnlyCollection<PlaybackStream> Changed => _changed.Values;

    public StreamTaking Take(StreamRequest request)
    {
        var running = _bySlot.Values.Count(stream => stream.IsRunning(now));
        var hasRoom = request.Allowed is null || running < request.Allowed;
        if (FindOwn(request) is { } own && own.FitsInto(request.Allowed) && (hasRoom || own.IsRunning(now)))
        {
            return new StreamTaking(Put(own.Continue(request.VideoId, now)), running);
        }

        return hasRoom
            ? new StreamTaking(Put(PlaybackStream.Start(request, SlotFor(request), now)), running)
            : new StreamTaking(Stream: null, running);
    }

    private PlaybackStream? FindOwn(StreamRequest request) =>
        request.StreamId is null ? null : _bySlot.Values.FirstOrDefault(stream => stream.IsOf(request));

    private long? SlotFor(StreamRequest request)
    {
        if (request.Allowed is null)
        {
            return null;
        }

        long slot = 1;
        while (_bySlot.TryGetValue(slot, out var stream) && stream.IsRunning(now))
        {
            slot++;
        }

        return slot;
    }

    private PlaybackStream Put(PlaybackStream stream)
    {
        if (!ReferenceEquals(_bySlot.GetValueOrDefault(stream.Slot), stream))
        {
            _bySlot[stream.Slot] = stream;
            _changed[stream.Slot] = stream;
        }

        return stream;
    }
}
