using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Events;

/// <summary>Forgets events that were kept long enough. Where a log ends is kept: places are never handed out twice.</summary>
internal sealed class OldEventsSweep(
    IServiceScopeFactory scopes,
    SweepLeases leases,
    IOptions<EventOptions> options,
    TimeProvider time,
    ILogger<OldEventsSweep> logger
) : Sweep(scopes, leases, logger)
{
    protected override string Name => "old-events";

    protected override TimeSpan Interval => TimeSpan.FromMinutes(10);

    protected override async Task<bool> SweepAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var before = time.Now() - options.Value.RetainedFor;
        await services
            .GetRequiredService<StreamHubDbContext>()
            .Set<LoggedEvent>()
            .IgnoreQueryFilters()
            .Where(logged => logged.OccurredAt <= before)
            .ExecuteDeleteAsync(cancellationToken);
        return false;
    }
}
