using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Features.Videos;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Videos;

/// <summary>Makes up for what vendors did not tell: see <see cref="SweepVideos"/>.</summary>
internal sealed class QuietVideosSweep(
    IServiceScopeFactory scopes,
    SweepLeases leases,
    IOptions<VideoOptions> options,
    ILogger<QuietVideosSweep> logger
) : CommandSweep<SweepVideos>(scopes, leases, logger)
{
    protected override string Name => "quiet-videos";

    protected override TimeSpan Interval => options.Value.SweepInterval;
}
