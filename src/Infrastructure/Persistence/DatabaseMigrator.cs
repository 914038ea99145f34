using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Ports;

namespace StreamHub.Infrastructure.Persistence;

internal sealed class DatabaseMigrator(StreamHubDbContext context, IDatabaseDialect dialect) : IDatabaseMigrator
{
    /// <summary>The bounds of requests are none for changes of large tables.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromHours(1);

    // EF Core's own lock ends with each migration's transaction, so it does not hold over several of them.
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        var database = context.Database;
        database.SetCommandTimeout(LongestStep);
        await database.OpenConnectionAsync(cancellationToken);
        await database.ExecuteSqlRawAsync(dialect.TakeMigrationLock, cancellationToken);
        try
        {
            var pending = await PendingAsync(cancellationToken);
            await database.MigrateAsync(cancellationToken);
            return pending;
        }
        finally
        {
            await database.ExecuteSqlRawAsync(dialect.ReleaseMigrationLock, CancellationToken.None);
            await database.CloseConnectionAsync();
        }
    }

    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken) =>
        [.. await context.Database.GetPendingMigrationsAsync(cancellationToken)];

    public Task<bool> CanConnectAsync(CancellationToken cancellationToken) =>
        context.Database.CanConnectAsync(cancellationToken);
}
