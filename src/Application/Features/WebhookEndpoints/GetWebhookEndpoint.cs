using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

[RequirePermission(Permissions.WebhooksRead)]
[NoValidation("Any id can be asked for.")]
public sealed record GetWebhookEndpoint(Guid Id) : IQuery<WebhookEndpointResponse>;

public sealed class GetWebhookEndpointHandler(IReadRepository<WebhookEndpoint> endpoints)
    : IQueryHandler<GetWebhookEndpoint, WebhookEndpointResponse>
{
    public async Task<Result<WebhookEndpointResponse>> Handle(
        GetWebhookEndpoint query,
        CancellationToken cancellationToken
    )
    {
        var found = await endpoints.FirstOrDefaultAsync(new WebhookEndpointById(query.Id), cancellationToken);
        return found is null ? WebhookEndpointErrors.NotFound : found;
    }
}
