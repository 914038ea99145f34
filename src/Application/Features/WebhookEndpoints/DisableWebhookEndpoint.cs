using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>Sends nothing to an endpoint until it is enabled again.</summary>
[RequirePermission(Permissions.WebhooksWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record DisableWebhookEndpoint(Guid Id) : ICommand<WebhookEndpointResponse>, IRetryOnConflict;

public sealed class DisableWebhookEndpointHandler(IRepository<WebhookEndpoint> endpoints)
    : ICommandHandler<DisableWebhookEndpoint, WebhookEndpointResponse>
{
    public async Task<Result<WebhookEndpointResponse>> Handle(
        DisableWebhookEndpoint command,
        CancellationToken cancellationToken
    )
    {
        var endpoint = await endpoints.GetAsync(command.Id, cancellationToken);
        if (endpoint is null)
        {
            return WebhookEndpointErrors.NotFound;
        }

        endpoint.Disable(WebhookDisabledReason.Member);
        return WebhookEndpointResponse.Of(endpoint);
    }
}
