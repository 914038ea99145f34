using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Features.Files;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Storage;

/// <summary>Leaves nothing behind that nobody wants: see <see cref="SweepFiles"/>.</summary>
internal sealed class FilesSweep(
    IServiceScopeFactory scopes,
    SweepLeases leases,
    IOptions<StorageOptions> options,
    ILogger<FilesSweep> logger
) : CommandSweep<SweepFiles>(scopes, leases, logger)
{
    protected override string Name => "files";

    protected override TimeSpan Interval => options.Value.SweepInterval;
}
