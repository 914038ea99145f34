using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamHub.Application.Common;
using StreamHub.Domain.Viewing;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>Forgets streams that are over, and too long for their players to come back to them.</summary>
internal sealed class EndedStreamsSweep(
    IServiceScopeFactory scopes,
    SweepLeases leases,
    TimeProvider time,
    ILogger<EndedStreamsSweep> logger
) : Sweep(scopes, leases, logger)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    protected override string Name => "ended-playback-streams";

    protected override TimeSpan Interval => TimeSpan.FromMinutes(10);

    protected override async Task<bool> SweepAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var before = time.Now() - KeptFor;
        await services
            .GetRequiredService<StreamHubDbContext>()
            .Set<PlaybackStream>()
            .IgnoreQueryFilters()
            .Where(stream => stream.EndsAt <= before)
            .ExecuteDeleteAsync(cancellationToken);
        return false;
    }
}
