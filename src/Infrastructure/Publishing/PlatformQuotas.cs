using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Publishing;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Publishing;

/// <summary>One statement with a condition each, in a transaction of its own: what was taken stays taken.</summary>
internal sealed class PlatformQuotas(IServiceScopeFactory scopes, IDatabaseDialect dialect) : IPlatformQuotas
{
    public async Task<bool> TryTakeAsync(
        Platform platform,
        PlatformDay day,
        long allowed,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var taken = await scope
            .ServiceProvider.GetRequiredService<StreamHubDbContext>()
            .Database.ExecuteSqlRawAsync(
                dialect.CountPlatformUpload,
                [platform.ToString(), day.Date, allowed],
                cancellationToken
            );
        return taken > 0;
    }
}
