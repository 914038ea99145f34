using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>
/// Adds what a save makes of a sum that is kept with it, in the save's transaction: one statement with a condition, so that
/// those who save at once wait for each other at the sum's row, for no longer than the commit, and nobody starts anew.
/// </summary>
/// <returns>Why the sum may not become so large; nothing was added then.</returns>
internal delegate Task<Error?> SavedCount(CancellationToken cancellationToken);
