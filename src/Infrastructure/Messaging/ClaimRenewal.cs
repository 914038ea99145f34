using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Messaging;

/// <summary>Keeps the claim of a message that is worked on for long, and ends the work when the claim was lost.</summary>
internal sealed partial class ClaimRenewal(
    IServiceScopeFactory scopes,
    MessagesInFlight inFlight,
    IOptions<MessagingOptions> options,
    TimeProvider time,
    ILogger<ClaimRenewal> logger
)
{
    /// <summary>So many times a lease, so that one renewal that fails loses nothing.</summary>
    private const int RenewalsInALease = 4;

    /// <summary>The work ends that long before the claim that could not be renewed.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    /// <param name="work">Cancelled when the claim is somebody else's, or soon may be.</param>
    /// <param name="over">Says that the work is done.</param>
    public async Task KeepAsync(MessageDue due, CancellationTokenSource work, CancellationToken over)
    {
        using var timer = new PeriodicTimer(options.Value.Lease / RenewalsInALease, time);
        var until = time.Now() + options.Value.Lease;
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                var later = time.Now() + options.Value.Lease;
                switch (await TryRenewAsync(due, later, over))
                {
                    case true:
                        until = later;
                        inFlight.Extend(due, later);
                        break;
                    case null when time.Now() < until - Margin:
                        break;
                    default:
                        ClaimLost(due.Id, due.Fence);
                        await work.CancelAsync();
                        return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
    }

    /// <returns><c>null</c> when it could not be found out.</returns>
    private async Task<bool?> TryRenewAsync(MessageDue due, DateTimeOffset until, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var renewed = await scope
                .ServiceProvider.GetRequiredService<StreamHubDbContext>()
                .Set<OutboxMessage>()
                .Where(row => row.Id == due.Id && row.Fence == due.Fence && row.DeadAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(message => message.DueAt, until), cancellationToken);
            return renewed > 0;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            NotRenewed(exception, due.Id);
            return null;
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The claim of message {MessageId} under fence {Fence} was lost; its work is ended"
    )]
    private partial void ClaimLost(Guid messageId, int fence);

    [LoggerMessage(LogLevel.Warning, "The claim of message {MessageId} could not be renewed")]
    private partial void NotRenewed(Exception exception, Guid messageId);
}
