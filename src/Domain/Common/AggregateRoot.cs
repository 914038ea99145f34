using StreamHub.Domain.Events;

namespace StreamHub.Domain.Common;

/// <summary>The unit of consistency: changed by one transaction at a time, which <see cref="Version"/> makes sure of.</summary>
public abstract class AggregateRoot
{
    private List<DomainEvent>? _untold;

    protected AggregateRoot(Guid id) => Id = id;

    public Guid Id { get; }

    /// <summary>Counts the changes; a save that started from an older count is refused.</summary>
    public long Version { get; private set; }

    /// <summary>Whether something happened to it that was not logged yet.</summary>
    public bool HasEvents() => _untold is not null;

    /// <summary>What happened to it since this was asked last, in order. Whoever takes it logs it.</summary>
    public IReadOnlyList<DomainEvent> TakeEvents()
    {
        IReadOnlyList<DomainEvent> taken = _untold ?? [];
        _untold = null;
        return taken;
    }

    public static Guid NewId(DateTimeOffset now) => Guid.CreateVersion7(now);

    /// <summary>Makes whoever loaded it before start anew, even where this change leaves every value as it was.</summary>
    protected void CountAsChanged() => Version++;

    protected void Tell(DomainEvent happened) => (_untold ??= []).Add(happened);
}
