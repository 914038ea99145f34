using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Auth;
using StreamHub.Domain.Common;

namespace StreamHub.Infrastructure.Identity;

/// <summary>
/// Appoints the configured staff when the process starts, and goes on trying while the database is away. Every node does
/// it: what is done already is left alone.
/// </summary>
internal sealed partial class StaffAppointer(
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<StaffAppointer> logger
) : BackgroundService
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Wait, time);
        do
        {
            try
            {
                var appointed = await AppointAsync(stoppingToken);
                if (appointed.IsSuccess)
                {
                    return;
                }

                Refused(appointed.Error.Code);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Failed(exception);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<Result> AppointAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Set(Caller.System);
        return await scope
            .ServiceProvider.GetRequiredService<IDispatcher>()
            .Send(new AppointStaff(), cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "The configured staff could not be appointed ({Code}); it is tried again")]
    private partial void Refused(string code);

    [LoggerMessage(LogLevel.Warning, "The configured staff could not be appointed; it is tried again")]
    private partial void Failed(Exception exception);
}
