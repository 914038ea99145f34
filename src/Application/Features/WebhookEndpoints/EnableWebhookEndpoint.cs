using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>Has events sent to an endpoint again: those from now on, and what waited when it was disabled.</summary>
[RequirePermission(Permissions.WebhooksWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record EnableWebhookEndpoint(Guid Id) : ICommand<WebhookEndpointResponse>, IRetryOnConflict;

public sealed class EnableWebhookEndpointHandler(IRepository<WebhookEndpoint> endpoints, IEventLog events)
    : ICommandHandler<EnableWebhookEndpoint, WebhookEndpointResponse>
{
    public async Task<Result<WebhookEndpointResponse>> Handle(
        EnableWebhookEndpoint command,
        CancellationToken cancellationToken
    )
    {
        var endpoint = await endpoints.GetAsync(command.Id, cancellationToken);
        if (endpoint is null)
        {
            return WebhookEndpointErrors.NotFound;
        }

        var last = await events.FindLastAsync(endpoint.OrganizationId, cancellationToken);
        endpoint.Enable(last?.Position ?? 0);
        return WebhookEndpointResponse.Of(endpoint);
    }
}
