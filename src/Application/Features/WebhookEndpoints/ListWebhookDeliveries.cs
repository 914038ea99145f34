using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>What was sent to an endpoint or is to be, what happened last first.</summary>
[RequirePermission(Permissions.WebhooksRead)]
public sealed record ListWebhookDeliveries(Guid EndpointId, WebhookDeliveryState? State, int? Limit, string? Cursor)
    : IQuery<Page<WebhookDeliveryResponse>>;

public sealed class ListWebhookDeliveriesValidator : AbstractValidator<ListWebhookDeliveries>
{
    public ListWebhookDeliveriesValidator()
    {
        RuleFor(query => query.Limit).PageSize();
        RuleFor(query => query.Cursor).CursorText();
    }
}

public sealed class ListWebhookDeliveriesHandler(
    IReadRepository<WebhookEndpoint> endpoints,
    IReadRepository<WebhookDelivery> deliveries
) : IQueryHandler<ListWebhookDeliveries, Page<WebhookDeliveryResponse>>
{
    public async Task<Result<Page<WebhookDeliveryResponse>>> Handle(
        ListWebhookDeliveries query,
        CancellationToken cancellationToken
    )
    {
        if (!await endpoints.AnyAsync(new WholeWebhookEndpoint(query.EndpointId), cancellationToken))
        {
            return WebhookEndpointErrors.NotFound;
        }

        var size = query.Limit ?? Page.DefaultSize;
        Cursor? after = Cursor.TryParse(query.Cursor, out var cursor) ? cursor : null;
        var rows = await deliveries.ListAsync(
            new NewestWebhookDeliveries(query.EndpointId, query.State, after, size + 1),
            cancellationToken
        );
        return Page.Of(rows, size, delivery => new Cursor(delivery.OccurredAt, delivery.Id));
    }
}
