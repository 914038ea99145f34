using StreamHub.Domain.Common;

namespace StreamHub.Domain.Library;

/// <summary>Counts against the storage of its organization's plan, wherever its bytes are.</summary>
public interface ITakesStorage : IOwned
{
    /// <summary>What it counts now; 0 once it is gone.</summary>
    long CountedBytes { get; }
}
