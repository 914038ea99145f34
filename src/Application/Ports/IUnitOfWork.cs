using StreamHub.Domain.Common;

namespace StreamHub.Application.Ports;

/// <summary>Everything that the current scope's repositories changed.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Writes what has changed so far at once, ahead of the command's end: for what must outlive a refusal, or must
    /// stand before the outside is called.
    /// </summary>
    /// <returns>Why nothing was written, when a concurrent change won.</returns>
    Task<Error?> SaveChangesAsync(CancellationToken cancellationToken);

    /// <summary>Ends the command: writes what has changed, and that the message which caused it is done.</summary>
    /// <returns>Why nothing was written, when a concurrent change won.</returns>
    Task<Error?> CommitAsync(CancellationToken cancellationToken);

    /// <summary>Forgets everything loaded and changed.</summary>
    void Reset();
}
