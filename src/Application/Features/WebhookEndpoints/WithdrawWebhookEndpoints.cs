using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>Deletes the endpoints of an organization that there is no more.</summary>
[SystemOnly]
[MessageName("webhooks.withdraw-endpoints", MessageLanes.Webhooks)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record WithdrawWebhookEndpoints(Guid OrganizationId) : IMessage, IRetryOnConflict;

public sealed class WithdrawWebhookEndpointsHandler(IRepository<WebhookEndpoint> endpoints, TimeProvider time)
    : ICommandHandler<WithdrawWebhookEndpoints>
{
    public async Task<Result> Handle(WithdrawWebhookEndpoints command, CancellationToken cancellationToken)
    {
        var found = await endpoints.ListAsync(new WebhookEndpointsOf(command.OrganizationId), cancellationToken);
        found.ForEach(endpoint => endpoint.Delete(time.Now()));
        return Result.Success();
    }
}
