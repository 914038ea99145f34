using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamHub.Application.Common;
using StreamHub.Domain.Feeds;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Feeds;

/// <summary>Forgets who fetched what when their day is over: they are counted, and nobody asks again who they were.</summary>
internal sealed class OldListenersSweep(
    IServiceScopeFactory scopes,
    SweepLeases leases,
    TimeProvider time,
    ILogger<OldListenersSweep> logger
) : Sweep(scopes, leases, logger)
{
    protected override string Name => "old-episode-listeners";

    protected override TimeSpan Interval => TimeSpan.FromHours(1);

    protected override async Task<bool> SweepAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        // A day more than is asked for: the clocks of nodes differ.
        var yesterday = DateOnly.FromDateTime(time.Now().UtcDateTime).AddDays(-1);
        await services
            .GetRequiredService<StreamHubDbContext>()
            .Set<EpisodeListener>()
            .IgnoreQueryFilters()
            .Where(listener => listener.Day < yesterday)
            .ExecuteDeleteAsync(cancellationToken);
        return false;
    }
}
