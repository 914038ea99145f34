using System.Buffers.Binary;
using StreamHub.Domain.Common;

namespace StreamHub.Domain.Viewing;

/// <summary>
/// A playing that takes one of the concurrent streams of the viewer's plan. It holds its slot for a lease, which each word
/// of its player renews and silence lets end; nobody has to give anything back.
/// </summary>
public sealed class PlaybackStream : IOwned
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(75);

    /// <summary>How much of the lease goes by before a renewal is worth writing.</summary>
    public static readonly TimeSpan RenewalStep = Lease / 3;

    private PlaybackStream() { }

    public Guid Id { get; private init; }

    /// <summary>The viewer's organization, whose plan counts.</summary>
    public Guid OrganizationId { get; private init; }

    /// <summary>
    /// Unique in the organization: from 1 to what the plan allows, and a number of its own below zero where the plan has no
    /// limit.
    /// </summary>
    public long Slot { get; private init; }

    public Guid UserId { get; private init; }

    public Guid VideoId { get; private init; }

    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>The latest word of its player that was kept.</summary>
    public DateTimeOffset HeardAt { get; private init; }

    /// <summary>From then on the slot is free.</summary>
    public DateTimeOffset EndsAt { get; private init; }

    public bool IsRunning(DateTimeOffset now) => EndsAt > now;

    internal static PlaybackStream Start(StreamRequest request, long? slot, DateTimeOffset now)
    {
        var id = AggregateRoot.NewId(now);
        return new PlaybackStream
        {
            Id = id,
            OrganizationId = request.OrganizationId,
            Slot = slot ?? SlotOfItsOwn(id),
            UserId = request.UserId,
            VideoId = request.VideoId,
            StartedAt = now,
            HeardAt = now,
            EndsAt = now + Lease,
        };
    }

    internal bool IsOf(StreamRequest request) =>
        Id == request.StreamId && OrganizationId == request.OrganizationId && UserId == request.UserId;

    internal bool FitsInto(int? allowed) => allowed is null || (Slot > 0 && Slot <= allowed);

    /// <summary>Goes on in its slot, perhaps with another video.</summary>
    /// <returns>Itself where there is nothing to write.</returns>
    internal PlaybackStream Continue(Guid videoId, DateTimeOffset now) =>
        videoId == VideoId && EndsAt > now + Lease - RenewalStep
            ? this
            : new PlaybackStream
            {
                Id = Id,
                OrganizationId = OrganizationId,
                Slot = Slot,
                UserId = UserId,
                VideoId = videoId,
                StartedAt = StartedAt,
                HeardAt = now,
                EndsAt = now + Lease,
            };

    // From the random half of the id: two of one organization have the same about never.
    private static long SlotOfItsOwn(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return long.MinValue | BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
    }
}
