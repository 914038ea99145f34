using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>
/// Has everything sent to an endpoint again that happened since a time and that it wants, what it took included, and what
/// happened while it was disabled.
/// </summary>
[RequirePermission(Permissions.WebhooksWrite)]
[NoValidation("Any time can be asked for: before the oldest event there is nothing, and after the latest neither.")]
public sealed record ReplayWebhooks(Guid EndpointId, DateTimeOffset Since)
    : ICommand<WebhookEndpointResponse>,
        IRetryOnConflict;

public sealed class ReplayWebhooksHandler(IRepository<WebhookEndpoint> endpoints, IWebhookQueue queue)
    : ICommandHandler<ReplayWebhooks, WebhookEndpointResponse>
{
    public async Task<Result<WebhookEndpointResponse>> Handle(
        ReplayWebhooks command,
        CancellationToken cancellationToken
    )
    {
        var endpoint = await endpoints.GetAsync(command.EndpointId, cancellationToken);
        if (endpoint is null)
        {
            return WebhookEndpointErrors.NotFound;
        }

        var position = await queue.FindPositionBeforeAsync(endpoint.OrganizationId, command.Since, cancellationToken);
        var replayed = endpoint.ReplayFrom(position ?? endpoint.Position);
        return replayed.IsSuccess ? WebhookEndpointResponse.Of(endpoint) : replayed.Error;
    }
}
