using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StreamHub.Application.Common.Security;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>Something that is looked after from time to time, on one node at a time.</summary>
internal abstract partial class Sweep(IServiceScopeFactory scopes, SweepLeases leases, ILogger logger)
    : BackgroundService
{
    protected abstract string Name { get; }

    protected abstract TimeSpan Interval { get; }

    /// <summary>Sweeps now, unless another node does.</summary>
    /// <returns>Whether it was this node's turn.</returns>
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (!await leases.TryTakeAsync(Name, Interval, cancellationToken))
        {
            return false;
        }

        bool isMore;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CallerContext>().Set(Caller.System);
            isMore = await SweepAsync(scope.ServiceProvider, cancellationToken);
        } while (isMore && await leases.TryTakeAsync(Name, Interval, cancellationToken));

        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                SweepFailed(logger, exception, Name);
            }
        }
    }

    /// <returns>Whether there is more to do at once.</returns>
    protected abstract Task<bool> SweepAsync(IServiceProvider services, CancellationToken cancellationToken);

    [LoggerMessage(LogLevel.Warning, "The sweep {Sweep} failed; the next one tries again")]
    private static partial void SweepFailed(ILogger logger, Exception exception, string sweep);
}
