using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Telemetry;
using StreamHub.Infrastructure.Persistence;

namespace StreamHub.Infrastructure.Messaging;

/// <summary>Runs a due message as the command that it is, and keeps count of its failures.</summary>
internal sealed partial class MessageProcessor(
    IServiceScopeFactory scopes,
    ClaimedMessages claimed,
    ClaimRenewal renewal,
    MessageTypes types,
    IOptions<MessagingOptions> options,
    TimeProvider time,
    ILogger<MessageProcessor> logger
)
{
    /// <summary>Ended this long before its claim, so that it is not taken over while it still runs.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    public async Task ProcessAsync(MessageDue due, CancellationToken cancellationToken)
    {
        var message = await claimed.FindAsync(due, cancellationToken);
        if (message is null)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Set(Caller.System);
        using var activity = StreamHubTelemetry.Source.StartActivity(
            message.Name,
            ActivityKind.Consumer,
            message.TraceParent
        );
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var failure = await RunInTimeAsync(scope.ServiceProvider, due, message, bound);
        if (failure is not null)
        {
            await RecordAsync(due, failure, cancellationToken);
        }
    }

    private async Task<string?> RunInTimeAsync(
        IServiceProvider services,
        MessageDue due,
        OutboxMessage message,
        CancellationTokenSource bound
    )
    {
        if (!types.IsLong(message.Name))
        {
            bound.CancelAfter(options.Value.Lease - Margin);
            return await RunAsync(services, message, bound.Token);
        }

        using var over = new CancellationTokenSource();
        var renewing = renewal.KeepAsync(due, bound, over.Token);
        try
        {
            return await RunAsync(services, message, bound.Token);
        }
        finally
        {
            await over.CancelAsync();
            await renewing;
        }
    }

    private async Task<string?> RunAsync(
        IServiceProvider services,
        OutboxMessage message,
        CancellationToken cancellationToken
    )
    {
        try
        {
            services.GetRequiredService<CurrentMessage>().Set(message);
            var command = types.Deserialize(message);
            var result = await services.GetRequiredService<IDispatcher>().Send(command, cancellationToken);
            return result.Error is { } error ? $"{error.Code}: {error.Message}" : null;
        }
        catch (Exception exception)
        {
            MessageThrew(exception, message.Name, message.Id);
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }

    private async Task RecordAsync(MessageDue due, string failure, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StreamHubDbContext>();
        var message = await context
            .Set<OutboxMessage>()
            .FirstOrDefaultAsync(row => row.Id == due.Id && row.Fence == due.Fence, cancellationToken);
        if (message is null)
        {
            return;
        }

        message.Fail(failure, time.Now());
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody took the message over meanwhile: what becomes of it is theirs to say.
            return;
        }

        if (message.DeadAt is not null)
        {
            MessageDied(message.Name, message.Id, message.Failures, failure);
        }
        else
        {
            MessageFailed(message.Name, message.Id, message.Failures, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "Message {Message} {MessageId} threw")]
    private partial void MessageThrew(Exception exception, string message, Guid messageId);

    [LoggerMessage(LogLevel.Warning, "Message {Message} {MessageId} failed {Failures} times, the last: {Failure}")]
    private partial void MessageFailed(string message, Guid messageId, int failures, string failure);

    [LoggerMessage(LogLevel.Error, "Message {Message} {MessageId} is given up after {Failures} failures: {Failure}")]
    private partial void MessageDied(string message, Guid messageId, int failures, string failure);
}
