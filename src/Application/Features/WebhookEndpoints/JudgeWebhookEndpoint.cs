using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Organizations;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>Keeps whether an endpoint works, and disables one that has failed for too long, telling the owners.</summary>
[SystemOnly]
[NoValidation("It is made by StreamHub itself.")]
public sealed record JudgeWebhookEndpoint(Guid Id, WebhookOutcome Outcome) : ICommand, IRetryOnConflict;

public sealed class JudgeWebhookEndpointHandler(
    IRepository<WebhookEndpoint> endpoints,
    IReadRepository<Organization> organizations,
    IOutbox outbox,
    TimeProvider time
) : ICommandHandler<JudgeWebhookEndpoint>
{
    public async Task<Result> Handle(JudgeWebhookEndpoint command, CancellationToken cancellationToken)
    {
        var endpoint = await endpoints.GetAsync(command.Id, cancellationToken);
        if (endpoint?.Judge(command.Outcome, time.Now()) is true)
        {
            var owners = await organizations.FirstOrDefaultAsync(
                new OwnersOf(endpoint.OrganizationId),
                cancellationToken
            );
            foreach (var owner in owners ?? [])
            {
                outbox.Enqueue(new SendWebhookNotice(endpoint.Id, owner));
            }
        }

        return Result.Success();
    }
}
