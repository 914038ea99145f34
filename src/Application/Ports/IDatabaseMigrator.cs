namespace StreamHub.Application.Ports;

/// <summary>Brings the database's schema up to this version's.</summary>
public interface IDatabaseMigrator
{
    /// <returns>The names of the migrations that were applied.</returns>
    Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken);

    Task<bool> CanConnectAsync(CancellationToken cancellationToken);
}
