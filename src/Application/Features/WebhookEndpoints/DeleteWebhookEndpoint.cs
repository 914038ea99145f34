using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>Takes an endpoint away, with all that was sent to it.</summary>
[RequirePermission(Permissions.WebhooksWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record DeleteWebhookEndpoint(Guid Id) : ICommand, IRetryOnConflict;

public sealed class DeleteWebhookEndpointHandler(
    IRepository<WebhookEndpoint> endpoints,
    SecurityLog log,
    TimeProvider time
) : ICommandHandler<DeleteWebhookEndpoint>
{
    public async Task<Result> Handle(DeleteWebhookEndpoint command, CancellationToken cancellationToken)
    {
        var endpoint = await endpoints.GetAsync(command.Id, cancellationToken);
        if (endpoint is null)
        {
            return WebhookEndpointErrors.NotFound;
        }

        endpoint.Delete(time.Now());
        log.Record(
            SecurityEventKind.WebhookEndpointDeleted,
            organizationId: endpoint.OrganizationId,
            detail: $"{endpoint.Id}"
        );
        return Result.Success();
    }
}
