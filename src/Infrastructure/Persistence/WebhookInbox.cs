using Microsoft.EntityFrameworkCore;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Ports;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Infrastructure.Persistence;

internal sealed class WebhookInbox(StreamHubDbContext context, IOutbox outbox, IUnitOfWork unitOfWork) : IWebhookInbox
{
    public async Task<bool> StoreAsync(WebhookEvent received, IMessage processing, CancellationToken cancellationToken)
    {
        var known = await context
            .Set<WebhookEvent>()
            .AnyAsync(
                stored => stored.Vendor == received.Vendor && stored.ExternalId == received.ExternalId,
                cancellationToken
            );
        if (known)
        {
            return false;
        }

        context.Add(received);
        outbox.Enqueue(processing);
        if (await unitOfWork.SaveChangesAsync(cancellationToken) is null)
        {
            return true;
        }

        // A twin of this delivery was stored between the look and the write: it is in either way.
        unitOfWork.Reset();
        return false;
    }
}
