using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Ports;

namespace StreamHub.Infrastructure.Persistence;

internal sealed class DatabaseMigrator(StreamHubDbContext context) : IDatabaseMigrator
{
    /// <summary>The bounds of requests are none for changes of large tables.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromHours(1);

    // EF Core takes a lock in the database meanwhile, so that two migrators don't run into each other.
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        var pending = await PendingAsync(cancellationToken);
        context.Database.SetCommandTimeout(LongestStep);
        await context.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken) =>
        [.. await context.Database.GetPendingMigrationsAsync(cancellationToken)];

    public Task<bool> CanConnectAsync(CancellationToken cancellationToken) =>
        context.Database.CanConnectAsync(cancellationToken);
}
