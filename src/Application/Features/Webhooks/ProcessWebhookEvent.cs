using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Application.Features.Webhooks;

/// <summary>Does what a stored event calls for, once in effect: the event's end and its effect are one transaction.</summary>
[SystemOnly]
[MessageName("webhooks.process-event", MessageLanes.Webhooks)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record ProcessWebhookEvent(Guid EventId) : IMessage, IRetryOnConflict;

public sealed class ProcessWebhookEventHandler(
    IRepository<WebhookEvent> events,
    IEnumerable<IWebhookEventHandler> handlers,
    TimeProvider time
) : ICommandHandler<ProcessWebhookEvent>
{
    public async Task<Result> Handle(ProcessWebhookEvent command, CancellationToken cancellationToken)
    {
        var received = await events.GetAsync(command.EventId, cancellationToken);
        if (received is null)
        {
            return WebhookErrors.NotFound;
        }

        if (received.IsFinished)
        {
            return Result.Success();
        }

        var handler = handlers.Single(candidate => candidate.Vendor == received.Vendor);
        var outcome = await handler.HandleAsync(received, cancellationToken);
        if (!outcome.IsSuccess)
        {
            return outcome.Error;
        }

        if (outcome.Value.IgnoredBecause is { } reason)
        {
            received.Ignore(reason, time.Now());
        }
        else
        {
            received.MarkProcessed(time.Now());
        }

        return Result.Success();
    }
}
