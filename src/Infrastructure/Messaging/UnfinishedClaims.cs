using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StreamHub.Application.Common;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Messaging;

/// <summary>
/// Hands back what this process claimed into its memory and did not get to before it was asked to end, so that others
/// need not wait for the claims to run out. Stops after the transport, because it is registered before it.
/// </summary>
internal sealed partial class UnfinishedClaims(
    IServiceScopeFactory scopes,
    MessagesInFlight inFlight,
    TimeProvider time,
    ILogger<UnfinishedClaims> logger
) : IHostedService
{
    /// <summary>Its own: what was under way before may have used up the time that the process was given to end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var messages = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>().Set<OutboxMessage>();
            var now = time.Now();
            foreach (var due in inFlight.Unfinished)
            {
                await messages
                    .Where(row => row.Id == due.Id && row.Fence == due.Fence)
                    .ExecuteUpdateAsync(row => row.SetProperty(message => message.DueAt, now), patience.Token);
            }
        }
        catch (Exception exception)
        {
            NotHandedBack(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Claimed messages could not be handed back; their claims run out by themselves")]
    private partial void NotHandedBack(Exception exception);
}
