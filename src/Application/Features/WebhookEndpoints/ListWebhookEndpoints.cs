using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>All of the organization's, of which there are few, the newest first.</summary>
[RequirePermission(Permissions.WebhooksRead)]
[NoValidation("It has no members.")]
public sealed record ListWebhookEndpoints : IQuery<WebhookEndpointList>;

public sealed class ListWebhookEndpointsHandler(IReadRepository<WebhookEndpoint> endpoints)
    : IQueryHandler<ListWebhookEndpoints, WebhookEndpointList>
{
    public async Task<Result<WebhookEndpointList>> Handle(
        ListWebhookEndpoints query,
        CancellationToken cancellationToken
    ) => new WebhookEndpointList(await endpoints.ListAsync(new NewestWebhookEndpoints(), cancellationToken));
}
