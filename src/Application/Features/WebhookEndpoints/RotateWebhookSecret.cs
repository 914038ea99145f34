using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>Gives an endpoint another secret. The one before signs along for a day.</summary>
[RequirePermission(Permissions.WebhooksWrite)]
[NoValidation("Any id can be asked for.")]
public sealed record RotateWebhookSecret(Guid Id) : ICommand<IssuedWebhookEndpoint>;

public sealed class RotateWebhookSecretHandler(
    IRepository<WebhookEndpoint> endpoints,
    WebhookSecrets secrets,
    SecurityLog log,
    TimeProvider time
) : ICommandHandler<RotateWebhookSecret, IssuedWebhookEndpoint>
{
    public async Task<Result<IssuedWebhookEndpoint>> Handle(
        RotateWebhookSecret command,
        CancellationToken cancellationToken
    )
    {
        var endpoint = await endpoints.GetAsync(command.Id, cancellationToken);
        if (endpoint is null)
        {
            return WebhookEndpointErrors.NotFound;
        }

        var secret = WebhookSecrets.Create();
        endpoint.RotateSecret(secrets.Seal(endpoint.Id, secret), time.Now());
        log.Record(
            SecurityEventKind.WebhookSecretRotated,
            organizationId: endpoint.OrganizationId,
            detail: $"{endpoint.Id}"
        );
        return new IssuedWebhookEndpoint(secret, WebhookEndpointResponse.Of(endpoint));
    }
}
