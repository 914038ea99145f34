using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamHub.Application.Common;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Videos;

/// <summary>Forgets captions that their vendor had time enough to fetch.</summary>
internal sealed class CaptionFilesSweep(
    IServiceScopeFactory scopes,
    SweepLeases leases,
    TimeProvider time,
    ILogger<CaptionFilesSweep> logger
) : Sweep(scopes, leases, logger)
{
    protected override string Name => "expired-caption-files";

    protected override TimeSpan Interval => TimeSpan.FromMinutes(10);

    protected override async Task<bool> SweepAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var now = time.Now();
        await services
            .GetRequiredService<StreamHubDbContext>()
            .Set<CaptionFile>()
            .Where(file => file.ExpiresAt <= now)
            .ExecuteDeleteAsync(cancellationToken);
        return false;
    }
}
