using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StreamHub.Application.Common;

namespace StreamHub.Infrastructure.Persistence;

/// <summary>Forgets idempotency keys that are over. Any node may do it, and twice is as good as once.</summary>
internal sealed partial class ExpiredKeysSweep(
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<ExpiredKeysSweep> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                SweepFailed(exception);
            }
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.Now();
        await scope
            .ServiceProvider.GetRequiredService<StreamHubDbContext>()
            .Set<IdempotencyKey>()
            .Where(key => key.ExpiresAt <= now)
            .ExecuteDeleteAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Expired idempotency keys could not be forgotten; the next sweep tries again")]
    private partial void SweepFailed(Exception exception);
}
