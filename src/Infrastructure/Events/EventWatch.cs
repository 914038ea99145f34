using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StreamHub.Infrastructure.Events;

/// <summary>
/// Passes on what the database tells, and has everybody look for themselves from time to time while it tells nothing.
/// </summary>
internal sealed partial class EventWatch(
    EventSignals signals,
    IEventChannel channel,
    IOptions<EventOptions> options,
    TimeProvider time,
    ILogger<EventWatch> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await signals.Wanted.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await channel.ListenAsync(signals.Raise, signals.RaiseAll, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                ListeningFailed(exception);
            }

            signals.RaiseAll();
            await Task.Delay(options.Value.PollInterval, time, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Listening for events failed; they are looked for until it works again")]
    private partial void ListeningFailed(Exception exception);
}
