namespace StreamHub.Domain.Common;

/// <summary>The unit of consistency: changed by one transaction at a time, which <see cref="Version"/> makes sure of.</summary>
public abstract class AggregateRoot
{
    protected AggregateRoot(Guid id) => Id = id;

    public Guid Id { get; }

    /// <summary>Counts the changes; a save that started from an older count is refused.</summary>
    public long Version { get; private set; }

    public static Guid NewId(DateTimeOffset now) => Guid.CreateVersion7(now);

    /// <summary>Makes whoever loaded it before start anew, even where this change leaves every value as it was.</summary>
    protected void CountAsChanged() => Version++;
}
