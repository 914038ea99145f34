using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Features.Channels;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Channels;

/// <summary>Keeps consents fresh ahead of their end: see <see cref="SweepChannels"/>.</summary>
internal sealed class ChannelsSweep(
    IServiceScopeFactory scopes,
    SweepLeases leases,
    IOptions<ChannelOptions> options,
    ILogger<ChannelsSweep> logger
) : CommandSweep<SweepChannels>(scopes, leases, logger)
{
    protected override string Name => "channels";

    protected override TimeSpan Interval => options.Value.SweepInterval;
}
